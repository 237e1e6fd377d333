import CachedOpenAI

/// JSON in a line that no terminal obeys: what JSON lets stand, and a terminal might obey, is escaped.
enum TerminalJSON {
    static func text(_ json: OpenAICache.JSON) -> String {
        var text = String.UnicodeScalarView()
        for scalar in json.description.unicodeScalars {
            let isObeyed =
                scalar.value == 0x7F || (0x80...0x9F).contains(scalar.value)
                || scalar.properties.generalCategory == .format || scalar.properties.isBidiControl
            if isObeyed { text.append(contentsOf: escape(scalar).unicodeScalars) } else { text.append(scalar) }
        }
        return String(text)
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}
