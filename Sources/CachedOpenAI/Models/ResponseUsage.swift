import Foundation

nonisolated extension OpenAI {
    /// How many tokens a response took.
    public struct ResponseUsage: APIObject {
        public let payload: Payload
        public let inputTokensDetails: TokenDetails?
        public let outputTokensDetails: TokenDetails?
        public var inputTokens: Int { payload.integer("input_tokens") ?? 0 }
        public var outputTokens: Int { payload.integer("output_tokens") ?? 0 }
        public var totalTokens: Int { payload.integer("total_tokens") ?? 0 }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseUsage")
            self.payload = payload
            inputTokensDetails = try fields.optional("input_tokens_details")
            outputTokensDetails = try fields.optional("output_tokens_details")
        }
    }
}
