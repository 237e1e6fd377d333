import Foundation

nonisolated extension OpenAICache {
    /// Says why bytes are not JSON (RFC 8259), and where.
    public struct JSONSyntaxError: Swift.Error, Sendable, Hashable, CustomStringConvertible, Foundation.LocalizedError {
        /// What is wrong, such as `expected ':' after a key`.
        public let reason: String
        /// How many bytes come before the place that is wrong.
        public let offset: Int

        /// The reason and the place in one line.
        public var description: String { "not valid JSON at byte \(offset): \(reason)" }

        /// The same line, for `localizedDescription`.
        public var errorDescription: String? { description }
    }
}
