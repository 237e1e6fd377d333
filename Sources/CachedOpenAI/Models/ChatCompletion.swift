import Foundation

nonisolated extension OpenAI {
    /// What the model answered (https://platform.openai.com/docs/api-reference/chat/object).
    public struct ChatCompletion: APIObject {
        /// One of the `n` answers.
        public struct Choice: APIObject {
            public let json: JSON
            public let index: Int
            public let message: ChatCompletionMessage
            /// `stop`, `length`, `tool_calls`, `content_filter` or one that is news.
            public let finishReason: String?

            public init(json: JSON) throws {
                let fields = try Fields(json, of: "ChatCompletion.Choice")
                self.json = json
                index = try fields.optional("index") ?? 0
                message = try fields.required("message")
                finishReason = try fields.optional("finish_reason")
            }
        }

        public let json: JSON
        public let id: String
        public let choices: [Choice]
        /// Seconds since 1970.
        public let created: Int?
        public let model: String?
        public let systemFingerprint: String?
        public let serviceTier: String?
        public let usage: CompletionUsage?

        public init(json: JSON) throws {
            let fields = try Fields(json, of: "ChatCompletion")
            self.json = json
            id = try fields.optional("id") ?? ""
            choices = try fields.required("choices")
            created = try fields.optional("created")
            model = try fields.optional("model")
            systemFingerprint = try fields.optional("system_fingerprint")
            serviceTier = try fields.optional("service_tier")
            usage = try fields.optional("usage")
        }
    }
}
