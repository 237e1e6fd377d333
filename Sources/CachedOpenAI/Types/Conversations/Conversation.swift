import Foundation

nonisolated extension OpenAI {
    /// A conversation that OpenAI keeps (https://platform.openai.com/docs/api-reference/conversations/object).
    public struct Conversation: APIObject, DeletionAnswer {
        public let payload: Payload
        /// Such as `conv_…`.
        public var id: String { payload.text("id") ?? "" }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }
        /// The caller's own names and values.
        public var metadata: [String: String]? { payload.textsByName("metadata") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "Conversation")
            self.payload = payload
        }

        /// Of an item: what the API gives is the conversation that it was in.
        static func json(ofDeletionAt path: String) -> JSON {
            let id = path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
            return ["id": .string(id.removingPercentEncoding ?? id), "object": "conversation"]
        }
    }
}
