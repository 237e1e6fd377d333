import Foundation

nonisolated extension OpenAICache {
    /// The cache that the generator pastes in; the library itself carries none.
    enum EmbeddedPayload {
        static var literal: StaticString? { nil }
        /// Where the cache is published, for a file that has none inside.
        static var address: String? { nil }
    }
}
