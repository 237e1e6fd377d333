import Foundation

nonisolated extension OpenAI {
    /// No JSON schema can be derived from a type. The message names the type, the place and what to do.
    public final class SchemaError: OpenAIError, @unchecked Swift.Sendable {
        /// Another sample may fare better.
        let isOfOneSample: Bool

        init(_ type: Any.Type, at path: String, isOfOneSample: Bool = false, _ reason: String) {
            self.isOfOneSample = isOfOneSample
            let place = path.isEmpty ? "" : " (at \(Excerpt.of(path, most: 200)))"
            super.init(message: "No JSON schema can be made of \(type)\(place): \(reason)")
        }

        /// What a type reads depends on what it has read, in a way that can't be seen from outside.
        static func branching(_ type: Any.Type, at path: String, _ sign: String) -> SchemaError {
            SchemaError(
                type, at: path,
                "what its init(from:) reads depends on what it finds\(sign). Use a struct with optionals, " + byHand)
        }

        static func cases(_ type: Any.Type, at path: String) -> SchemaError {
            SchemaError(
                type, at: path,
                "an enum with associated values doesn't tell its cases. Use a struct with optionals, " + byHand)
        }

        static let byHand = "or give the schema by hand: OpenAI.JSONSchema([\"type\": \"object\", …])."
    }
}
