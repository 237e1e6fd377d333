import Foundation

nonisolated extension OpenAI {
    /// A message that is sent to the model.
    ///
    /// ```swift
    /// let messages: [OpenAI.ChatCompletionMessageParam] = [.system("Answer briefly."), .user("Say hello.")]
    /// ```
    public struct ChatCompletionMessageParam: APIObject {
        public let payload: Payload

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ChatCompletionMessageParam")
            self.payload = payload
        }

        private init(role: String, content: String, more: JSON.Object = [:]) {
            var object: JSON.Object = ["role": .string(role), "content": .string(content)]
            for (name, value) in more { object[name] = value }
            payload = Payload(.object(object))
        }

        /// What the model is to be and how it is to answer.
        public static func system(_ content: String) -> Self { .init(role: "system", content: content) }
        /// As `system`, for newer models.
        public static func developer(_ content: String) -> Self { .init(role: "developer", content: content) }
        /// What the person says.
        public static func user(_ content: String) -> Self { .init(role: "user", content: content) }
        /// What the model said before.
        public static func assistant(_ content: String) -> Self { .init(role: "assistant", content: content) }

        /// What a tool that the model called gave back.
        public static func tool(_ content: String, toolCallID: String) -> Self {
            .init(role: "tool", content: content, more: ["tool_call_id": .string(toolCallID)])
        }
    }
}
