import Foundation

nonisolated extension OpenAI {
    /// A tool that the API runs has got one step further.
    public struct ResponseToolCallEvent: APIObject {
        public let payload: Payload
        public var itemID: String { text("item_id") ?? "" }
        /// The item's place in the output.
        public var outputIndex: Int { integer("output_index") ?? 0 }
        public var sequenceNumber: Int { integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseToolCallEvent")
            self.payload = payload
        }
    }
}
