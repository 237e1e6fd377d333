import CachedOpenAI
import Foundation

/// JSON that a terminal doesn't obey: `\u…` stands for whatever JSON lets stand and a terminal might obey, such as C1
/// controls, DEL and bidirectional overrides. It means the same: outside of strings, JSON has none of these characters.
package enum HarmlessJSON {
    /// Compact.
    package static func text(_ json: OpenAICache.JSON) -> String { escaped(json.description) }

    /// Compact, in UTF-8.
    package static func data(_ json: OpenAICache.JSON) -> Data { Data(text(json).utf8) }

    /// - Parameter json: written already; its line feeds stay.
    static func escaped(_ json: String) -> String {
        if json.utf8.allSatisfy({ $0 < 0x7F }) { return json }
        var text = String.UnicodeScalarView()
        for scalar in json.unicodeScalars {
            if scalar == "\n" || OpenAICache.OneLine.isHarmless(scalar) {
                text.append(scalar)
            } else {
                for unit in String(scalar).utf16 { text.append(contentsOf: escape(unit).unicodeScalars) }
            }
        }
        return String(text)
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
