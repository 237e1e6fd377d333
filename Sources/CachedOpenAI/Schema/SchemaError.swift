import Foundation

nonisolated extension OpenAI {
    /// No JSON schema can be derived from a type. The message names the type, the place and what to do.
    public final class SchemaError: OpenAIError, @unchecked Swift.Sendable {
        init(_ type: Any.Type, at path: String, _ reason: String) {
            let place = path.isEmpty ? "" : " (at \(path))"
            super.init(message: "No JSON schema can be made of \(type)\(place): \(reason)")
        }

        static let byHand = "or give the schema by hand: OpenAI.JSONSchema([\"type\": \"object\", …])."
    }
}
