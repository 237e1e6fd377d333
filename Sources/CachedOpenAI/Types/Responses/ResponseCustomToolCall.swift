import Foundation

nonisolated extension OpenAI {
    /// A custom tool of the program's that the model wants called.
    public struct ResponseCustomToolCall: APIObject {
        public let payload: Payload
        /// Such as `ctc_…`.
        public var id: String? { payload.text("id") }
        /// Goes with the output that the program sends back.
        public var callID: String { payload.text("call_id") ?? "" }
        /// The tool's name.
        public var name: String { payload.text("name") ?? "" }
        /// What the model gives the tool, as text.
        public var input: String { payload.jsonText("input") ?? "" }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseCustomToolCall", needing: ["name"])
            self.payload = payload
        }
    }
}
