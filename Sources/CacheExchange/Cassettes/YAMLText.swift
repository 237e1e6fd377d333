import CachedOpenAI

/// Texts as YAML has them in quotation marks: JSON's spelling, on one line, with YAML's own escapes for what a terminal
/// might obey, and for what YAML takes for a line's end or doesn't allow.
enum YAMLText {
    static func quoted(_ text: String) -> String {
        let json = OpenAICache.JSON.string(text).description
        if json.utf8.allSatisfy({ $0 < 0x7F }) { return json }
        var result = String.UnicodeScalarView()
        for scalar in json.unicodeScalars {
            if OpenAICache.OneLine.isHarmless(scalar), scalar.value != 0xFEFF {
                result.append(scalar)
            } else {
                result.append(contentsOf: escape(scalar).unicodeScalars)
            }
        }
        return String(result)
    }

    /// `\u` with four digits, or `\U` with eight: YAML has no surrogate pairs.
    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        let count = scalar.value > 0xFFFF ? 8 : 4
        return (count == 8 ? "\\U" : "\\u") + String(repeating: "0", count: count - digits.utf8.count) + digits
    }
}
