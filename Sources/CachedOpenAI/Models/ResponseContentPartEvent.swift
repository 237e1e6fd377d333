import Foundation

nonisolated extension OpenAI {
    /// A part of a message or of a summary was begun or is whole.
    public struct ResponseContentPartEvent: APIObject {
        public let payload: Payload
        public let part: ResponseContent
        public var itemID: String { text("item_id") ?? "" }
        /// The item's place in the output.
        public var outputIndex: Int { integer("output_index") ?? 0 }
        /// The part's place in the message; nil in a summary.
        public var contentIndex: Int? { integer("content_index") }
        /// The part's place in the summary; nil in a message.
        public var summaryIndex: Int? { integer("summary_index") }
        public var sequenceNumber: Int { integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseContentPartEvent")
            self.payload = payload
            part = try fields.required("part")
        }
    }
}
