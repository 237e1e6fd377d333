import Foundation

nonisolated extension OpenAI {
    /// How many tokens a completion took.
    public struct CompletionUsage: APIObject {
        public let payload: Payload
        public let promptTokensDetails: TokenDetails?
        public let completionTokensDetails: TokenDetails?
        public var promptTokens: Int { payload.integer("prompt_tokens") ?? 0 }
        public var completionTokens: Int { payload.integer("completion_tokens") ?? 0 }
        public var totalTokens: Int { payload.integer("total_tokens") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "CompletionUsage")
            self.payload = payload
            promptTokensDetails = try fields.optional("prompt_tokens_details")
            completionTokensDetails = try fields.optional("completion_tokens_details")
        }
    }
}
