import Foundation

nonisolated extension OpenAI {
    /// A message of a conversation that OpenAI keeps
    /// (https://platform.openai.com/docs/api-reference/chat/message-list).
    public struct ChatCompletionStoreMessage: APIObject {
        public let payload: Payload
        /// What was said.
        public let message: ChatCompletionMessage
        /// The message's own ID.
        public var id: String { payload.text("id") ?? "" }
        /// `user`, `assistant` and so on.
        public var role: String { message.role }
        /// The text.
        public var content: String? { message.content }
        /// What was asked with, where it came in parts: texts and pictures.
        public var contentParts: [JSON]? { payload.json["content_parts"]?.arrayValue }

        public init(payload: Payload) throws {
            message = try ChatCompletionMessage(payload: payload)
            self.payload = payload
        }
    }
}
