/// A raw multi-line string literal whose value is exactly a given text.
enum SwiftLiteral {
    static func of(_ text: String) -> String {
        let hashes = String(repeating: "#", count: longestRunOfHashes(in: text) + 1)
        return "\(hashes)\"\"\"\n\(escaped(text, hashes: hashes))\n\"\"\"\(hashes)"
    }

    /// With one more than this, neither a quote nor a backslash in the text can mean anything.
    private static func longestRunOfHashes(in text: String) -> Int {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "#") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    /// Spells out what the compiler would change or refuse: carriage returns and other control characters.
    private static func escaped(_ text: String, hashes: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if mustBeSpelledOut(scalar) {
                result.append(contentsOf: "\\\(hashes)u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func mustBeSpelledOut(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\n" || scalar == "\t" { return false }
        return scalar.properties.generalCategory == .control || scalar == "\u{FEFF}"
    }
}
