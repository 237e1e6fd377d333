import Foundation

nonisolated extension OpenAI {
    /// How many tokens a completion took.
    public struct CompletionUsage: APIObject {
        public let payload: Payload
        /// The prompt's tokens by kind, cached ones among them.
        public let promptTokensDetails: TokenDetails?
        /// The answer's tokens by kind, those of reasoning among them.
        public let completionTokensDetails: TokenDetails?
        /// Tokens of the messages that were sent.
        public var promptTokens: Int { payload.integer("prompt_tokens") ?? 0 }
        /// Tokens that the model made.
        public var completionTokens: Int { payload.integer("completion_tokens") ?? 0 }
        /// Both together.
        public var totalTokens: Int { payload.integer("total_tokens") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "CompletionUsage")
            self.payload = payload
            promptTokensDetails = try fields.optional("prompt_tokens_details")
            completionTokensDetails = try fields.optional("completion_tokens_details")
        }
    }
}
