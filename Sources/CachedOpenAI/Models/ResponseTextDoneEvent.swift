import Foundation

nonisolated extension OpenAI {
    /// A text, a refusal, an input or code is whole.
    public struct ResponseTextDoneEvent: APIObject {
        public let payload: Payload
        /// How likely the tokens were, if `include` asked for it.
        public let logprobs: [TokenLogprob]?
        /// All of it, whichever field the API has it in.
        public var text: String { text("text") ?? text("refusal") ?? text("code") ?? text("input") ?? "" }
        /// The refusal, in the event that ends one.
        public var refusal: String? { text("refusal") }
        public var itemID: String { text("item_id") ?? "" }
        /// The item's place in the output.
        public var outputIndex: Int { integer("output_index") ?? 0 }
        /// The part's place in a message.
        public var contentIndex: Int? { integer("content_index") }
        /// The part's place in a summary.
        public var summaryIndex: Int? { integer("summary_index") }
        public var sequenceNumber: Int { integer("sequence_number") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseTextDoneEvent")
            self.payload = payload
            logprobs = try fields.optional("logprobs")
        }
    }
}
