nonisolated extension OpenAICache {
    /// What tells a recording from all others, wherever it stands.
    package struct RecordingIdentity: Hashable, Sendable {
        var key: RequestKey
        var seed: Int?
        var base: String
        /// In microseconds since 1970.
        var recordedAt: Int64
    }
}
