import Foundation

nonisolated extension OpenAI {
    /// What the model answered (https://platform.openai.com/docs/api-reference/chat/object).
    public struct ChatCompletion: APIObject {
        /// One of the `n` answers.
        public struct Choice: APIObject {
            public let payload: Payload
            /// What the model said.
            public let message: ChatCompletionMessage
            /// How likely the tokens were, if it was asked for.
            public let logprobs: ChatCompletionLogprobs?
            /// Which of the `n` answers it is, from 0.
            public var index: Int { payload.integer("index") ?? 0 }
            /// `stop`, `length`, `tool_calls`, `content_filter` or a newer value.
            public var finishReason: String? { payload.text("finish_reason") }

            public init(payload: Payload) throws {
                let fields = try Fields(payload, of: "ChatCompletion.Choice")
                self.payload = payload
                let saysWhy = OpenAICache.AnswerKind.mayLackMessage(payload.text("finish_reason"))
                message = try saysWhy ? fields.optional("message") ?? .init(json: [:]) : fields.required("message")
                logprobs = try fields.optional("logprobs")
            }
        }

        public let payload: Payload
        /// The answers: one, or as many as `n` asked for.
        public let choices: [Choice]
        /// What it cost, in tokens.
        public let usage: CompletionUsage?
        /// Such as `chatcmpl-…`.
        public var id: String { payload.text("id") ?? "" }
        /// Seconds since 1970.
        public var created: Int? { payload.integer("created") }
        /// The model that answered, with its date.
        public var model: String? { payload.text("model") }
        /// Names the servers' set-up: with another one, the same seed may give another answer.
        public var systemFingerprint: String? { payload.text("system_fingerprint") }
        /// How it was processed: `default`, `flex`, `priority` …
        public var serviceTier: String? { payload.text("service_tier") }
        /// The caller's own names and values.
        public var metadata: [String: String]? { payload.textsByName("metadata") }
        /// What was found by judging input and output, if `moderation` asked for it.
        public var moderation: JSON? { payload.json["moderation"] }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ChatCompletion")
            self.payload = payload
            choices = try fields.isError ? fields.optional("choices") ?? [] : fields.required("choices")
            usage = try fields.optional("usage")
        }
    }
}
