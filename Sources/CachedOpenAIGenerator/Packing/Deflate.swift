import CZlib
import Foundation

/// The system's zlib.
enum Deflate {
    private static let memoryLevel: Int32 = 8
    private static let largestWindow: Int32 = 15
    /// More than a block's end takes.
    private static let bytesPerEnd = 64

    /// A zlib stream (RFC 1950) at the highest level over all sections together, or nil if zlib refuses. Each section's
    /// letters get codes of their own.
    static func zlib(_ sections: [Data]) -> Data? {
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream, Z_BEST_COMPRESSION, Z_DEFLATED, largestWindow, memoryLevel, Z_DEFAULT_STRATEGY,
                zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        let sections = sections.filter { !$0.isEmpty }
        let count = sections.reduce(0) { $0 + $1.count }
        var compressed = Data(count: Int(deflateBound(&stream, uLong(count))) + bytesPerEnd * sections.count)
        let isWhole = compressed.withUnsafeMutableBytes { target in
            stream.next_out = target.bindMemory(to: Bytef.self).baseAddress
            stream.avail_out = uInt(clamping: target.count)
            return sections.indices.allSatisfy { add(sections[$0], isLast: $0 == sections.count - 1, to: &stream) }
        }
        return isWhole ? compressed.prefix(Int(stream.total_out)) : nil
    }

    private static func add(_ section: Data, isLast: Bool, to stream: inout z_stream) -> Bool {
        section.withUnsafeBytes { source in
            stream.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: Bytef.self).baseAddress)
            stream.avail_in = uInt(clamping: source.count)
            let status = deflate(&stream, isLast ? Z_FINISH : Z_BLOCK)
            return stream.avail_in == 0 && status == (isLast ? Z_STREAM_END : Z_OK)
        }
    }
}
