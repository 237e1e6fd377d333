import CachedOpenAI

/// One answer of a cache with what was asked.
struct ExportedEntry {
    let key: OpenAICache.RequestKey
    /// Nil if it was left out of the cache.
    let request: OpenAICache.RecordedRequest?
    let base: String
    let seed: Int?
    let marks: OpenAICache.Marks
    let answer: OpenAICache.RecordedAnswer
    /// From 1 on, among the answers to the same request.
    let turn: Int

    /// The whole URL; nil if nobody knows it.
    var url: String? {
        request.map { base + $0.path + ($0.query.isEmpty ? "" : "?\($0.query)") }
    }

    /// As every tool calls it: the first digits of its key, and the seed or the turn.
    var name: String { key.description.prefix(8) + (seed.map { "~\($0)" } ?? "#\(turn)") }
}

extension ExportedEntry {
    /// In its request's body.
    var model: String? {
        request.flatMap { try? OpenAICache.JSON(parsing: $0.body) }?["model"]?.stringValue
    }

    /// Whether a name means it: four digits of the key or more, with the seed, the turn or neither behind them.
    func isNamed(_ name: String) -> Bool {
        let digits = name.prefix { $0 != "#" && $0 != "~" }
        guard digits.count >= 4, key.description.hasPrefix(digits.lowercased()) else { return false }
        let rest = name[digits.endIndex...]
        return rest.isEmpty || rest == "#\(turn)" || seed.map { rest == "~\($0)" } ?? false
    }
}
