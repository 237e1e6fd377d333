import Foundation

nonisolated extension OpenAICache {
    /// The version of the library, as in the CHANGELOG.
    package static let version = "0.2.0"
}
