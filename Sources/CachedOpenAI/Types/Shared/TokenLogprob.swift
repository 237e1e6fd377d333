import Foundation

nonisolated extension OpenAI {
    /// How likely the model held a token to be.
    public struct TokenLogprob: APIObject {
        public let payload: Payload
        /// The likeliest tokens at this place, if they were asked for.
        public let topLogprobs: [TokenLogprob]
        /// The token's text.
        public var token: String { payload.text("token") ?? "" }
        /// The natural logarithm of the probability.
        public var logprob: Double { payload.number("logprob") ?? 0 }
        /// The token's UTF-8 bytes; a character may be spread over several tokens.
        public var bytes: [Int]? { payload.json["bytes"]?.arrayValue?.compactMap(\.intValue) }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "TokenLogprob")
            self.payload = payload
            topLogprobs = try fields.optional("top_logprobs") ?? []
        }
    }
}
