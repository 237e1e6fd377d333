import CachedOpenAI

/// The words of a row: one answer in JSON, with all that a cache keeps.
enum RowNames {
    static let marks: [(name: String, mark: OpenAICache.Marks)] = [
        ("replaces", .replacesEarlier), ("provisional", .provisional), ("failure", .failure),
    ]

    static let origins: [(name: String, origin: OpenAICache.RecordedAnswer.Origin)] = [
        ("imported", .imported), ("edited", .edited),
    ]
}
