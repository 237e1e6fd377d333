import CachedOpenAI
import Foundation

/// Finds the filler that streams carry against listeners (`"obfuscation":"…"`), and bytes that look like a mark.
enum PaddingSpans {
    private static let names = ["\"obfuscation\":\"", "\"obfuscation\": \""].map { ByteSearch($0) }

    private static let mark = ByteSearch([OpenAICache.Insert.mark])

    static func find(in text: UnsafeBufferPointer<UInt8>) -> [BodySpan] {
        names.flatMap { find($0, in: text) }
    }

    /// Bytes of the body that would be taken for marks.
    static func marks(in text: UnsafeBufferPointer<UInt8>) -> [BodySpan] {
        mark.places(in: text).map { BodySpan(range: $0..<$0 + 1, content: .mark) }
    }

    private static func find(_ name: ByteSearch, in text: UnsafeBufferPointer<UInt8>) -> [BodySpan] {
        name.places(in: text).compactMap { place in
            let start = place + name.count
            guard let end = end(from: start, in: text), end > start else { return nil }
            return BodySpan(range: start..<end, content: .padding)
        }
    }

    /// The quotation mark that ends the filler, if nothing but letters and digits stands before it.
    private static func end(from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        var place = start
        while place < text.count {
            let byte = text[place]
            if byte == UInt8(ascii: "\"") { return place }
            guard Byte.isAlphanumeric(byte) else { return nil }
            place = place &+ 1
        }
        return nil
    }
}
