import Foundation

nonisolated extension OpenAI {
    /// A key as somebody gave it, without white space and what else is not to be seen around it.
    struct APIKey: Sendable {
        /// Nil if there is none, or none that can be sent.
        let text: String?
        /// Why it can't be sent.
        let problem: String?

        /// - Parameter name: of the variable or the parameter that it comes from.
        init(_ given: String?, name: String) {
            let key = Self.trimmed(given ?? "")
            let isSendable = key.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) }
            text = key.isEmpty || !isSendable ? nil : key
            problem = isSendable ? nil : "the API key in \(name) holds \(Self.fault(key)), so it can't be one"
        }

        /// None.
        init(problem: String?) {
            text = nil
            self.problem = problem
        }

        private static func trimmed(_ text: String) -> String {
            let scalars = text.unicodeScalars
            guard let first = scalars.firstIndex(where: isInk), let last = scalars.lastIndex(where: isInk) else {
                return ""
            }
            return String(scalars[first...last])
        }

        private static func isInk(_ scalar: Unicode.Scalar) -> Bool {
            if scalar.properties.isWhitespace { return false }
            return ![.control, .format].contains(scalar.properties.generalCategory)
        }

        private static func fault(_ key: String) -> String {
            let scalars = key.unicodeScalars
            if scalars.contains(where: { $0 == "\n" || $0 == "\r" }) { return "a line end" }
            let isControl = scalars.contains { $0.value < 0x20 || $0.value == 0x7F }
            return isControl ? "a control character" : "a character that is not ASCII"
        }
    }
}
