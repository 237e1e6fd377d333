import CachedOpenAI

/// What tells a recording from all others, as other files say it.
package struct RecordedPlace: Hashable, Sendable {
    private let key: OpenAICache.RequestKey
    private let seed: Int?
    private let base: String
    private let recordedAt: Int64

    package init(_ entry: Entry) {
        (key, seed, base, recordedAt) = (entry.key, entry.seed, entry.base, entry.recordedAt)
    }

    /// - Parameter json: with `key`, `seed` if it has one, `base` and `recorded_us`; nil is returned for anything else.
    package init?(_ json: OpenAICache.JSON) {
        guard let key = json["key"]?.stringValue.flatMap({ OpenAICache.RequestKey(hexadecimal: $0) }),
            let base = json["base"]?.stringValue, let recordedAt = json["recorded_us"]?.intValue
        else { return nil }
        (self.key, seed, self.base, self.recordedAt) = (key, json["seed"]?.intValue, base, Int64(recordedAt))
    }
}
