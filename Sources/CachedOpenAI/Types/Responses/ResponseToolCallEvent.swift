import Foundation

nonisolated extension OpenAI {
    /// A tool that the API runs has got one step further.
    public struct ResponseToolCallEvent: APIObject {
        public let payload: Payload
        /// The item of the output that it belongs to.
        public var itemID: String { payload.text("item_id") ?? "" }
        /// The item's place in the output.
        public var outputIndex: Int { payload.integer("output_index") ?? 0 }
        /// Where the event stands in its stream, from 0.
        public var sequenceNumber: Int { payload.integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseToolCallEvent")
            self.payload = payload
        }
    }
}
