import Foundation

nonisolated extension OpenAI {
    /// A part of a message or of a summary was begun or is whole.
    public struct ResponseContentPartEvent: APIObject {
        public let payload: Payload
        /// The part: empty when it is added, whole when it is done.
        public let part: ResponseContent
        /// The item of the output that it belongs to.
        public var itemID: String { payload.text("item_id") ?? "" }
        /// The item's place in the output.
        public var outputIndex: Int { payload.integer("output_index") ?? 0 }
        /// The part's place in the message; nil in a summary.
        public var contentIndex: Int? { payload.integer("content_index") }
        /// The part's place in the summary; nil in a message.
        public var summaryIndex: Int? { payload.integer("summary_index") }
        /// Where the event stands in its stream, from 0.
        public var sequenceNumber: Int { payload.integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseContentPartEvent")
            self.payload = payload
            part = try fields.required("part")
        }
    }
}
