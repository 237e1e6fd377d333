import CZlib
import Foundation

/// The real zlib, to compare with.
enum Zlib {
    struct Settings: CustomStringConvertible {
        var level: Int32 = 6
        var strategy: Int32 = Z_DEFAULT_STRATEGY
        var memoryLevel: Int32 = 8

        var description: String { "level \(level), strategy \(strategy), memory \(memoryLevel)" }

        static let all: [Settings] =
            (0...9).map { Settings(level: $0) }
            + [Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED].map { Settings(strategy: $0) }
            + [Settings(level: 9, memoryLevel: 1), Settings(level: 1, memoryLevel: 9)]
    }

    static func deflate(_ data: Data, _ settings: Settings = Settings()) -> Data {
        var count = data.count * 2 + 1024
        var result = Data(count: count)
        let status = result.withUnsafeMutableBytes { target in
            data.withUnsafeBytes { source in
                czlib_deflate(
                    settings.level, settings.strategy, settings.memoryLevel,
                    source.baseAddress?.assumingMemoryBound(to: UInt8.self), source.count,
                    target.baseAddress?.assumingMemoryBound(to: UInt8.self), &count)
            }
        }
        return status == Z_STREAM_END ? result.prefix(count) : Data()
    }

    /// Nil if zlib refuses the stream, or doesn't use all of it, or it doesn't hold exactly that many bytes.
    static func inflate(_ data: Data, count: Int) -> Data? {
        var result = Data(count: count + 1)
        // Given no room at all, zlib doesn't say whether there was a byte.
        var produced = uLong(max(count, 1))
        var used = uLong(data.count)
        let status = result.withUnsafeMutableBytes { target in
            data.withUnsafeBytes { source in
                uncompress2(
                    target.baseAddress?.assumingMemoryBound(to: UInt8.self), &produced,
                    source.baseAddress?.assumingMemoryBound(to: UInt8.self), &used)
            }
        }
        guard status == Z_OK, produced == count, used == data.count else { return nil }
        return result.prefix(count)
    }

    static func crc32(_ data: Data, continuing: UInt32 = 0) -> UInt32 {
        data.withUnsafeBytes {
            UInt32(CZlib.crc32(uLong(continuing), $0.baseAddress?.assumingMemoryBound(to: UInt8.self), uInt($0.count)))
        }
    }

    static func adler32(_ data: Data) -> UInt32 {
        let bytes = [UInt8](data)
        return UInt32(CZlib.adler32(1, bytes, uInt(bytes.count)))
    }
}
