nonisolated extension OpenAICache {
    /// What is known once an answer is whole.
    package struct Ending: Sendable {
        package var runMicroseconds: UInt64
        package var isReplay = false
    }
}
