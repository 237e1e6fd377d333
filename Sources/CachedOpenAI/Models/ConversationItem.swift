import Foundation

nonisolated extension OpenAI {
    /// A message, a tool call or another part of a conversation
    /// (https://platform.openai.com/docs/api-reference/conversations/item-object).
    public struct ConversationItem: APIObject {
        public let payload: Payload
        public var id: String { text("id") ?? "" }
        /// `message`, `function_call`, `reasoning` or one that is news.
        public var type: String { text("type") ?? "" }
        public var status: String? { text("status") }
        /// Who wrote a message.
        public var role: String? { text("role") }
        /// The parts of a message.
        public var content: [JSON]? { json["content"]?.arrayValue }
        /// The text of a message.
        public var outputText: String {
            (content ?? []).compactMap { $0["text"]?.stringValue }.joined()
        }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ConversationItem")
            self.payload = payload
        }
    }
}
