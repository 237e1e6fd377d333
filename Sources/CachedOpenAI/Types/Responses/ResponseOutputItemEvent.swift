import Foundation

nonisolated extension OpenAI {
    /// An item of the output was begun or is whole.
    public struct ResponseOutputItemEvent: APIObject {
        public let payload: Payload
        /// The item: empty when it is added, whole when it is done.
        public let item: ResponseOutputItem
        /// The item's place in the output.
        public var outputIndex: Int { payload.integer("output_index") ?? 0 }
        /// Where the event stands in its stream, from 0.
        public var sequenceNumber: Int { payload.integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseOutputItemEvent")
            self.payload = payload
            item = try fields.required("item")
        }
    }
}
