import Foundation

nonisolated extension OpenAI {
    /// A function of the program's that the model wants called.
    public struct ResponseFunctionToolCall: APIObject {
        public let payload: Payload
        /// Such as `fc_…`.
        public var id: String? { payload.text("id") }
        /// Goes with the output that the program sends back.
        public var callID: String { payload.text("call_id") ?? "" }
        /// The function's name.
        public var name: String { payload.text("name") ?? "" }
        /// JSON, as the model wrote it: it may not be valid.
        public var arguments: String { payload.jsonText("arguments") ?? "" }
        /// The group of functions that it belongs to.
        public var namespace: String? { payload.text("namespace") }
        /// `in_progress`, `completed`, `incomplete`.
        public var status: String? { payload.text("status") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseFunctionToolCall", needing: ["name"])
            self.payload = payload
        }
    }
}
