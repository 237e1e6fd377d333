import CachedOpenAI

/// What an entry is called in a message: method, path and the beginning of its key.
enum EntryLabel {
    static func of(_ key: OpenAICache.RequestKey, _ request: OpenAICache.RecordedRequest?) -> String {
        of(key, request.map { ($0.method, $0.path) })
    }

    static func of(_ key: OpenAICache.RequestKey, _ asked: (method: String, path: String)?) -> String {
        let name = asked.map { "\($0.method) \(shown($0.path))" } ?? "request unknown"
        return "\(OpenAICache.OneLine.of(name, most: 200)) (key \(key.description.prefix(8)))"
    }

    /// A text that holds a secret, up to its beginning.
    static func shown(_ text: String) -> String {
        guard let secret = SecretScanner.findings(inText: text).first else { return text }
        let start = text.range(of: secret.beginning)?.upperBound ?? text.startIndex
        return text[..<start] + "…"
    }
}
