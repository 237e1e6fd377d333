import Foundation

nonisolated extension OpenAICache {
    /// Unpacks a gzip file of one member (RFC 1952), damaged and hostile ones safely.
    package enum Gzip {
        struct Failure: Swift.Error, CustomStringConvertible {
            let description: String
        }

        private static let trailerCount = 8

        static func begins(_ start: Data) -> Bool { start.starts(with: [0x1F, 0x8B]) }

        /// What the file holds. Memory use is that of the result.
        ///
        /// - Throws: `Failure` or `Inflater.Failure`.
        package static func unpack(_ file: Foundation.Data, mostBytes: Int) throws -> Foundation.Data {
            let start = try headerCount(file)
            var trailer = ByteReader(file.suffix(trailerCount))
            let checksum = try trailer.read(UInt32.self)
            let count = Int(clamping: try trailer.read(UInt32.self))
            guard count <= mostBytes else {
                throw Failure(description: "unpacked it would have \(count) bytes, more than \(mostBytes)")
            }
            let content = try Inflater.inflateRaw(
                file.dropFirst(start).dropLast(trailerCount), expectedCount: count)
            guard CRC32.checksum(content) == checksum else { throw Failure(description: "its checksum is wrong") }
            return content
        }

        /// How many bytes stand before the compressed ones.
        private static func headerCount(_ file: Data) throws -> Int {
            let start = Array(file.prefix(1 << 16))
            guard begins(file), start.count > 10, start[2] == 8 else {
                throw Failure(description: "it is not a gzip file")
            }
            let flags = start[3]
            var end = 10
            if flags & 4 != 0, start.count > 12 { end += 2 + Int(start[10]) + Int(start[11]) << 8 }
            for flag: UInt8 in [8, 16] where flags & flag != 0 {
                while end < start.count, start[end] != 0 { end += 1 }
                end += 1
            }
            if flags & 2 != 0 { end += 2 }
            guard end + trailerCount <= file.count, end <= start.count else {
                throw Failure(description: "it ends in its header")
            }
            return end
        }
    }
}
