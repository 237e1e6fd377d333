import Foundation

/// A cache: its settings, and the door through which any `URLSession` client uses it.
///
/// The built-in client (`OpenAI`) uses the shared one by itself. For a client of your own, one line is enough:
///
/// ```swift
/// OpenAICache.shared.install()  // URLSession.shared is cached from here on
/// ```
///
/// Which files it reads and writes is told in `Documentation/FileFormats.md`.
nonisolated public struct OpenAICache: Swift.Sendable {
    /// The cache that all clients of this process share, but those that are given one of their own.
    public static let shared = OpenAICache(core: nil)

    /// What a later layer keeps for it; nil for the shared one.
    let core: (any Swift.AnyObject & Swift.Sendable)?
}
