import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A cache in base64. A cache file among the inputs is taken for what it would be in base64.
enum EmbeddedPayloadCheck {
    static func run(_ bytes: Data) throws {
        if bytes.first == 0x89 {
            for bytes in Checksums.forms(of: bytes) { try check(bytes.base64EncodedData(), decoded: bytes) }
        } else {
            try check(bytes, decoded: bytes.count % 4 == 0 ? Data(base64Encoded: bytes) : nil)
        }
    }

    private static func check(_ text: Data, decoded: Data?) throws {
        let text = LiteralText(text)
        try LayerCheck(source: text.source).run(OpenAICache.CacheOpener.open(text.source))
        let whole = try? text.source.read(at: 0, count: Int(text.source.count))
        guard let decoded else {
            return try BrokenPromise.unless(whole == nil || text.source.count == 0, "what is no base64 is an error")
        }
        try BrokenPromise.unless(whole == decoded, "all of it is read as by Foundation")
        for start in stride(from: 0, to: decoded.count, by: 1 + decoded.count / 7) {
            let part = try text.source.read(at: UInt64(start), count: (decoded.count - start) / 2)
            try BrokenPromise.unless(part == decoded[start...].prefix(part.count), "a part is a part of the whole")
        }
    }
}
