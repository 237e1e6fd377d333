import Foundation

nonisolated extension OpenAI {
    /// What a value means where servers use another kind than the API does: `"7"` for 7, 1.5 seconds for 1.
    enum LooseValue {
        /// A string, or a number as it is written.
        static func text(_ json: JSON?) -> String? {
            guard case .number(let number) = json else { return json?.stringValue }
            return number.doubleValue.isFinite ? number.description : nil
        }

        /// A number without its fraction; also as a string.
        static func integer(_ json: JSON?) -> Int? {
            if let whole = json?.intValue ?? json?.stringValue.flatMap({ Int($0) }) { return whole }
            return number(json).flatMap { Int(exactly: $0.rounded(.towardZero)) }
        }

        /// A number, one that is not finite included; also as a string.
        static func number(_ json: JSON?) -> Double? {
            if case .number(let number) = json { return number.doubleValue }
            return json?.stringValue.flatMap { Double($0) }
        }

        /// A Boolean; also as a string, or as 0 or 1.
        static func flag(_ json: JSON?) -> Bool? {
            switch json {
            case .string(let text): Bool(text.lowercased())
            case .number(let number): number.intValue.flatMap { [0: false, 1: true][$0] }
            default: json?.boolValue
            }
        }

        /// A text, or the texts of a list of parts; nil if there is no text among them.
        static func joinedText(_ json: JSON?) -> String? {
            guard let parts = json?.arrayValue else { return text(json) }
            let texts = parts.compactMap { part in
                ["text", "output_text", nil].contains(part["type"]?.stringValue)
                    ? part["text"]?.stringValue ?? part.stringValue : nil
            }
            return texts.isEmpty ? nil : texts.joined()
        }

        /// A text as it is; any other value but null as compact JSON.
        static func jsonText(_ json: JSON?) -> String? {
            guard let json, !json.isNull else { return nil }
            return json.stringValue ?? json.description
        }
    }
}
