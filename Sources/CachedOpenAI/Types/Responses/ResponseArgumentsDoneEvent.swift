import Foundation

nonisolated extension OpenAI {
    /// The arguments of a function or of an MCP server's tool are whole.
    public struct ResponseArgumentsDoneEvent: APIObject {
        public let payload: Payload
        /// JSON, as the model wrote it: it may not be valid.
        public var arguments: String { payload.jsonText("arguments") ?? "" }
        /// The function's name.
        public var name: String? { payload.text("name") }
        /// The item of the output that it belongs to.
        public var itemID: String { payload.text("item_id") ?? "" }
        /// The item's place in the output.
        public var outputIndex: Int { payload.integer("output_index") ?? 0 }
        /// Where the event stands in its stream, from 0.
        public var sequenceNumber: Int { payload.integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseArgumentsDoneEvent")
            self.payload = payload
        }
    }
}
