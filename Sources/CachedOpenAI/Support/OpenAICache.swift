import Foundation

/// The cache of this process: its settings, and the door through which any `URLSession` client uses it.
///
/// The built-in client (`OpenAI`) uses it by itself. For a client of your own, one line is enough:
///
/// ```swift
/// OpenAICache.shared.install()  // URLSession.shared is cached from here on
/// ```
///
/// Which files it reads and writes is told in `Documentation/FileFormats.md`.
nonisolated public struct OpenAICache: Sendable {
    /// The cache that all clients of this process share.
    public static let shared = OpenAICache()

    private init() {}
}
