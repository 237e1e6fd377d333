import Foundation

nonisolated extension OpenAI {
    /// Before which the model stops: a text, or up to four, as a literal: `stop: "\n"`, `stop: ["\n", end]`.
    public struct StopSequences: Swift.Sendable, Swift.ExpressibleByStringInterpolation, Swift.ExpressibleByArrayLiteral
    {
        let json: JSON

        /// One text, of a variable.
        public init(_ text: String) { json = .string(text) }

        /// Several texts, of a variable.
        public init(_ texts: [String]) { json = JSON(texts) }

        /// One text.
        public init(stringLiteral text: String) { self.init(text) }

        /// Several texts.
        public init(arrayLiteral texts: String...) { self.init(texts) }
    }
}
