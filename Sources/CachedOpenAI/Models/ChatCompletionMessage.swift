import Foundation

nonisolated extension OpenAI {
    /// A message that the model wrote.
    public struct ChatCompletionMessage: APIObject {
        public let json: JSON
        public let role: String
        /// The text; nil if there is none, as with tool calls.
        public let content: String?
        /// Why the model refused to answer.
        public let refusal: String?
        public let toolCalls: [ChatCompletionMessageToolCall]?

        public init(json: JSON) throws {
            let fields = try Fields(json, of: "ChatCompletionMessage")
            self.json = json
            role = try fields.optional("role") ?? "assistant"
            content = try fields.optional("content")
            refusal = try fields.optional("refusal")
            toolCalls = try fields.optional("tool_calls")
        }
    }
}
