import CZlib
import CachedOpenAI
import Foundation

/// Takes the packing off that an answer had on the line.
enum ContentCoding {
    private static let mostBytes = 1 << 30
    private static let chunkCount = 1 << 16

    /// A body as its `Content-Encoding` says; one that is unpacked already stays as it is.
    /// - Throws: `LeftOut` for a packing that is not known here, or a broken one.
    static func unpacked(_ body: Data, coding: String?) throws -> Data {
        let codings = (coding ?? "").lowercased().split { $0 == "," || $0 == " " }
        return try codings.reversed().reduce(body) { try unpacked($0, by: String($1)) }
    }

    private static func unpacked(_ body: Data, by coding: String) throws -> Data {
        switch coding {
        case "gzip", "x-gzip": return isGzip(body) ? try inflated(body) : body
        case "deflate": return try isZlib(body) ? inflated(body) : isPlain(body) ? body : inflated(body, isRaw: true)
        case "identity": return body
        default: return try ifPlain(body, coding)
        }
    }

    static func isGzip(_ data: Data) -> Bool { data.starts(with: [0x1F, 0x8B, 0x08]) }

    /// A zlib stream's head (RFC 1950): the method, and a check sum over both bytes.
    static func isZlib(_ data: Data) -> Bool {
        let head = data.prefix(2).map(Int.init)
        return head.count == 2 && head[0] == 0x78 && (head[0] * 256 + head[1]) % 31 == 0
    }

    /// Recorders unpack bodies and leave the header as it was.
    private static func ifPlain(_ body: Data, _ coding: String) throws -> Data {
        guard isPlain(body) else { throw LeftOut.packed(coding) }
        return body
    }

    /// Whether it begins as JSON or a stream of events does.
    private static func isPlain(_ body: Data) -> Bool {
        let start = body.drop { $0 <= 0x20 }
        return start.isEmpty || ["{", "[", "data:", "event:", ":"].contains { start.starts(with: $0.utf8) }
    }

    /// What a zlib or gzip stream holds, or a bare one (RFC 1951).
    static func inflated(_ data: Data, isRaw: Bool = false) throws -> Data {
        var stream = z_stream()
        // 32 finds out by itself whether it is zlib's or gzip's.
        let window: Int32 = isRaw ? -15 : 32 + 15
        guard inflateInit2_(&stream, window, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw LeftOut.unreadable("zlib can't be used")
        }
        defer { inflateEnd(&stream) }
        return try data.withUnsafeBytes { source in
            stream.next_in = UnsafeMutablePointer(mutating: source.bindMemory(to: Bytef.self).baseAddress)
            stream.avail_in = uInt(clamping: source.count)
            return try inflated(&stream)
        }
    }

    private static func inflated(_ stream: inout z_stream) throws -> Data {
        var result = Data()
        var chunk = [UInt8](repeating: 0, count: chunkCount)
        var status = Z_OK
        while status == Z_OK {
            status = chunk.withUnsafeMutableBufferPointer { target in
                stream.next_out = target.baseAddress
                stream.avail_out = uInt(target.count)
                return inflate(&stream, Z_NO_FLUSH)
            }
            result.append(contentsOf: chunk[..<(chunkCount - Int(stream.avail_out))])
            guard result.count <= mostBytes else { throw LeftOut.unreadable("a body of more than 1 GB") }
        }
        guard status == Z_STREAM_END else { throw LeftOut.unreadable("a packed body is broken") }
        return result
    }
}
