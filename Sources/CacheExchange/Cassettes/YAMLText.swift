import CachedOpenAI
import Foundation

/// Texts as YAML has them in quotation marks: JSON's spelling, on one line, with escapes for what YAML takes for a line's
/// end or doesn't allow.
enum YAMLText {
    static func quoted(_ text: String) -> String {
        let json = String(decoding: HarmlessJSON.data(.string(text)), as: UTF8.self)
        guard json.unicodeScalars.contains(where: needsEscape) else { return json }
        var result = String.UnicodeScalarView()
        for scalar in json.unicodeScalars {
            if needsEscape(scalar) {
                result.append(contentsOf: "\\u\(String(scalar.value, radix: 16))".unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
