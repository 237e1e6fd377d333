import Foundation

nonisolated extension OpenAI {
    /// How many tokens a response took.
    public struct ResponseUsage: APIObject {
        public let payload: Payload
        /// The input's tokens by kind, cached ones among them.
        public let inputTokensDetails: TokenDetails?
        /// The output's tokens by kind, those of reasoning among them.
        public let outputTokensDetails: TokenDetails?
        /// Tokens of the input.
        public var inputTokens: Int { payload.integer("input_tokens") ?? 0 }
        /// Tokens that the model made.
        public var outputTokens: Int { payload.integer("output_tokens") ?? 0 }
        /// Both together.
        public var totalTokens: Int { payload.integer("total_tokens") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseUsage")
            self.payload = payload
            inputTokensDetails = try fields.optional("input_tokens_details")
            outputTokensDetails = try fields.optional("output_tokens_details")
        }
    }
}
