import CachedOpenAI
import Foundation

/// YAML's numbers as JSON's.
enum JSONSpelling {
    /// With the digits as they are wherever JSON allows it; what is no number in JSON becomes null.
    static func number(_ spelling: String) -> OpenAICache.JSON {
        let text = spelling.replacingOccurrences(of: "_", with: "")
        if let number = OpenAICache.JSON.Number(literal: text) { return .number(number) }
        let unsigned = text.drop { $0 == "+" || $0 == "-" }
        let sign = text.hasPrefix("-") ? "-" : ""
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2), ("0", 8)] where unsigned.hasPrefix(prefix) {
            if let value = Int(sign + unsigned.dropFirst(prefix.count), radix: radix) { return .number(.init(value)) }
        }
        guard let value = Double(sign + (unsigned.hasPrefix(".") ? "0" : "") + unsigned), value.isFinite else {
            return .null
        }
        return .number(.init(value))
    }
}
