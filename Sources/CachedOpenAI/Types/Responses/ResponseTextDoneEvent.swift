import Foundation

nonisolated extension OpenAI {
    /// A text, a refusal, an input or code is whole.
    public struct ResponseTextDoneEvent: APIObject {
        public let payload: Payload
        /// How likely the tokens were, if `include` asked for it.
        public let logprobs: [TokenLogprob]?
        /// All of it, whichever field the API has it in.
        public var text: String {
            payload.text("text") ?? payload.text("refusal") ?? payload.text("code") ?? payload.text("input") ?? ""
        }
        /// The refusal, in the event that ends one.
        public var refusal: String? { payload.text("refusal") }
        /// The item of the output that it belongs to.
        public var itemID: String { payload.text("item_id") ?? "" }
        /// The item's place in the output.
        public var outputIndex: Int { payload.integer("output_index") ?? 0 }
        /// The part's place in a message.
        public var contentIndex: Int? { payload.integer("content_index") }
        /// The part's place in a summary.
        public var summaryIndex: Int? { payload.integer("summary_index") }
        /// Where the event stands in its stream, from 0.
        public var sequenceNumber: Int { payload.integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseTextDoneEvent")
            self.payload = payload
            logprobs = try fields.optional("logprobs")
        }
    }
}
