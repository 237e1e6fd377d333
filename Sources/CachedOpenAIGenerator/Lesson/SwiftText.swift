import CachedOpenAI

/// Pieces of a manifest.
enum SwiftText {
    /// A literal whose value is a text.
    static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            default:
                scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
                    ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }

    /// Such as `.when(platforms: [.linux])`; nil if there is none.
    static func condition(_ json: OpenAICache.JSON?) -> String? {
        let platforms = (json?["platformNames"]?.arrayValue ?? []).compactMap(\.stringValue).map(Platforms.symbol)
        let parts = [
            platforms.isEmpty ? nil : "platforms: [\(platforms.joined(separator: ", "))]",
            json?["config"]?.stringValue.map { "configuration: .\($0)" },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : ".when(\(parts.joined(separator: ", ")))"
    }
}
