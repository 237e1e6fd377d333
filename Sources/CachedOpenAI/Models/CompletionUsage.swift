import Foundation

nonisolated extension OpenAI {
    /// How many tokens a completion took.
    public struct CompletionUsage: APIObject {
        public let json: JSON
        public let promptTokens: Int
        public let completionTokens: Int
        public let totalTokens: Int

        public init(json: JSON) throws {
            let fields = try Fields(json, of: "CompletionUsage")
            self.json = json
            promptTokens = try fields.optional("prompt_tokens") ?? 0
            completionTokens = try fields.optional("completion_tokens") ?? 0
            totalTokens = try fields.optional("total_tokens") ?? 0
        }
    }
}
