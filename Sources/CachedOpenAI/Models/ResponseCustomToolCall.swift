import Foundation

nonisolated extension OpenAI {
    /// A custom tool of the program's that the model wants called.
    public struct ResponseCustomToolCall: APIObject {
        public let payload: Payload
        public var id: String? { text("id") }
        /// Goes with the output that the program sends back.
        public var callID: String { text("call_id") ?? "" }
        public var name: String { text("name") ?? "" }
        public var input: String { text("input") ?? "" }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseCustomToolCall", needing: ["name"])
            self.payload = payload
        }
    }
}
