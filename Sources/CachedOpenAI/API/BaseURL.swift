import Foundation

nonisolated extension OpenAI {
    /// A base URL as somebody gave it, trimmed, with its scheme in lower case and no slash at its end.
    struct BaseURL: Sendable {
        static let usual = "https://api.openai.com/v1"

        let text: String
        /// As it is kept: without what is secret.
        let known: String
        /// Why no request can go there; nil if one can.
        let problem: String?

        /// - Parameter name: of the variable or the parameter that it comes from.
        init(_ given: String, name: String) {
            var text = given.trimmingCharacters(in: .whitespacesAndNewlines)
            if text.isEmpty { text = Self.usual }
            while text.hasSuffix("/"), !text.hasSuffix("://") { text.removeLast() }
            if let end = text.range(of: "://") { text = text[..<end.lowerBound].lowercased() + text[end.lowerBound...] }
            self.text = text
            known = OpenAICache.Address.normalized(base: text) ?? text
            problem = Self.fault(text).map { fault in
                "\(name) is set to \"\(OpenAICache.Address.shown(text))\", which can't be a base URL: \(fault). "
                    + "Give one like \(Self.usual)."
            }
        }

        /// One that is needed and isn't there.
        init(missing problem: String) {
            (text, known) = (Self.usual, Self.usual)
            self.problem = problem
        }

        private static func fault(_ text: String) -> String? {
            if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
                return "it holds a line end or another control character"
            }
            if text.contains(" ") { return "it holds a space" }
            if text.contains("?") { return "a query does not belong to it, but into defaultQuery" }
            if text.contains("#") { return "it ends with a fragment (#)" }
            guard text.hasPrefix("https://") || text.hasPrefix("http://") else {
                return "it does not begin with https:// or http://"
            }
            guard let parts = URLComponents(string: text), let url = parts.url, url.host?.isEmpty == false else {
                return "it names no host"
            }
            return (1...65_535).contains(parts.port ?? 443) ? nil : "it names a port that there is not"
        }
    }
}
