import Foundation

nonisolated extension OpenAI {
    /// A function of the program's that the model wants called.
    public struct ResponseFunctionToolCall: APIObject {
        public let payload: Payload
        public var id: String? { text("id") }
        /// Goes with the output that the program sends back.
        public var callID: String { text("call_id") ?? "" }
        public var name: String { text("name") ?? "" }
        /// JSON, as the model wrote it: it may not be valid.
        public var arguments: String { text("arguments") ?? "" }
        public var namespace: String? { text("namespace") }
        /// `in_progress`, `completed`, `incomplete`.
        public var status: String? { text("status") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseFunctionToolCall", needing: ["name"])
            self.payload = payload
        }
    }
}
