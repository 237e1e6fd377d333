import Foundation

nonisolated extension OpenAI {
    /// How likely the tokens of an answer were.
    public struct ChatCompletionLogprobs: APIObject {
        public let payload: Payload
        /// One for each token of the message.
        public let content: [TokenLogprob]?
        /// One for each token of the refusal.
        public let refusal: [TokenLogprob]?

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ChatCompletionLogprobs")
            self.payload = payload
            content = try fields.optional("content")
            refusal = try fields.optional("refusal")
        }
    }
}
