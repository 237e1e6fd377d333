import CachedOpenAI
import Foundation

/// Bytes in JSON: `{"text": …}` where they are UTF-8, else `{"base64": …}`.
enum RecordedBody {
    static func json(_ data: Data) -> OpenAICache.JSON {
        if let text = text(data) { return ["text": .string(text)] }
        return ["base64": .string(data.base64EncodedString())]
    }

    /// Nil for what is not UTF-8.
    static func text(_ data: Data) -> String? {
        var text = String(decoding: data, as: UTF8.self)
        // What is not UTF-8 was replaced in it.
        let isSame = text.withUTF8 { decoded in
            data.withUnsafeBytes { given in
                guard let one = given.baseAddress, let other = decoded.baseAddress else {
                    return given.count == decoded.count
                }
                return given.count == decoded.count && memcmp(one, other, given.count) == 0
            }
        }
        return isSame ? text : nil
    }

    /// Nil if there is none.
    /// - Throws: `LeftOut` for anything else.
    static func data(_ json: OpenAICache.JSON?) throws -> Data? {
        guard let json, !json.isNull else { return nil }
        if let text = json["text"]?.stringValue { return Data(text.utf8) }
        guard let base64 = json["base64"]?.stringValue else {
            throw LeftOut.unreadable("a body has neither text nor base64")
        }
        guard let data = Data(base64Encoded: base64) else {
            throw LeftOut.unreadable("a body's base64 is broken")
        }
        return data
    }
}
