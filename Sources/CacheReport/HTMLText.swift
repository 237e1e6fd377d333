import Mustache

/// Makes any text fit for HTML: between tags, and between the double quotes of an attribute.
///
/// Mustache's own escaper goes by characters, and so leaves a `<` alone that has an accent behind it; for a browser it
/// begins a tag.
struct HTMLText: MustacheContentType {
    /// By which templates ask for it.
    static let name = "REPORT"

    func escapeText(_ text: String) -> String {
        if text.utf8.allSatisfy(Self.isPlain) { return text }
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let entity = Self.entity(of: scalar) {
                escaped.append(contentsOf: entity.unicodeScalars)
            } else {
                escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// Also false for what may begin a line separator in UTF-8.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x00, 0xE2: false
        default: true
        }
    }

    private static func entity(of scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        case "\u{2028}": "&#x2028;"
        case "\u{2029}": "&#x2029;"
        case "\0": "\u{FFFD}"
        default: nil
        }
    }
}
