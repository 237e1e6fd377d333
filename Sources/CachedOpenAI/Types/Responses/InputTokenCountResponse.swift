import Foundation

nonisolated extension OpenAI {
    /// How many tokens a request would have
    /// (https://platform.openai.com/docs/api-reference/responses/input-tokens).
    public struct InputTokenCountResponse: APIObject {
        public let payload: Payload
        /// All of them.
        public var inputTokens: Int { payload.integer("input_tokens") ?? 0 }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "InputTokenCountResponse")
            self.payload = payload
        }
    }
}
