import Foundation

nonisolated extension OpenAI {
    /// The arguments that the model wrote for a tool don't fit the type they were to be read as.
    public final class ToolArgumentsError: OpenAIError, @unchecked Swift.Sendable {
        /// As the model wrote them, but for a key of the client's in them.
        public let arguments: String

        init(_ arguments: String, of tool: String, as type: Any.Type, _ reason: any Swift.Error) {
            self.arguments = OpenAICache.SentSecrets.remembered.hidden(in: arguments)
            super.init(
                message: "The model's arguments for \(Excerpt.of(tool, most: 64)) can't be read as \(type): "
                    + "\(Excerpt.reason(reason)). They begin: \(Excerpt.of(self.arguments, most: 600)). "
                    + "Send the error back to the model as the tool's answer, or ask again.")
        }
    }

    /// The arguments of a tool call as a type; the same for chat completions and responses.
    enum ToolArguments {
        static func value<Value: Decodable>(of text: String, tool: String, as type: Value.Type) throws -> Value {
            do {
                return try StructuredText.value(of: text.isEmpty ? "{}" : text, as: type)
            } catch {
                throw ToolArgumentsError(text, of: tool, as: type, error)
            }
        }
    }
}
