import Foundation

nonisolated extension OpenAICache {
    /// An answer that is whole.
    struct Answer: Sendable {
        var head: ResponseHead
        var body: Data
        var isReplay: Bool
    }
}
