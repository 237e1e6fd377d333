import CachedOpenAI
import Foundation

/// JSON that a terminal doesn't obey.
package enum HarmlessJSON {
    /// JSON allows C1 controls and DEL as they are; in strings, which is where alone they can stand, an escape means the
    /// same.
    package static func data(_ json: OpenAICache.JSON) -> Data {
        let text = json.data()
        guard needsEscapes(text) else { return text }
        var result = Data(capacity: text.count)
        var rest = text[...]
        while let byte = rest.popFirst() {
            if byte == 0xC2, let next = rest.first, (0x80...0x9F).contains(next) {
                rest = rest.dropFirst()
                result.append(escape(next))
            } else if byte == 0x7F {
                result.append(escape(byte))
            } else {
                result.append(byte)
            }
        }
        return result
    }

    private static func needsEscapes(_ text: Data) -> Bool {
        text.withUnsafeBytes { bytes in
            var index = 0
            while index < bytes.count {
                let isC1 = bytes[index] == 0xC2 && index &+ 1 < bytes.count && bytes[index &+ 1] < 0xA0
                if bytes[index] == 0x7F || isC1 { return true }
                index &+= 1
            }
            return false
        }
    }

    private static func escape(_ byte: UInt8) -> Data { Data("\\u00\(String(byte, radix: 16))".utf8) }
}
