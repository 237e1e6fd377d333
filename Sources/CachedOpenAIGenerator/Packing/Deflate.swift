import CZlib
import Foundation

/// The system's zlib.
enum Deflate {
    /// A zlib stream (RFC 1950) at the highest level, or nil if zlib refuses.
    static func zlib(_ data: Data) -> Data? {
        var compressed = Data(count: Int(compressBound(uLong(data.count))))
        var count = uLongf(compressed.count)
        let status = compressed.withUnsafeMutableBytes { target in
            data.withUnsafeBytes { source in
                compress2(
                    target.bindMemory(to: Bytef.self).baseAddress, &count,
                    source.bindMemory(to: Bytef.self).baseAddress, uLong(source.count), Z_BEST_COMPRESSION)
            }
        }
        return status == Z_OK ? compressed.prefix(Int(count)) : nil
    }
}
