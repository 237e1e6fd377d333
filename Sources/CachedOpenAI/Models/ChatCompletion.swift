import Foundation

nonisolated extension OpenAI {
    /// What the model answered (https://platform.openai.com/docs/api-reference/chat/object).
    public struct ChatCompletion: APIObject {
        /// One of the `n` answers.
        public struct Choice: APIObject {
            public let payload: Payload
            public let message: ChatCompletionMessage
            /// How likely the tokens were, if it was asked for.
            public let logprobs: ChatCompletionLogprobs?
            public var index: Int { payload.integer("index") ?? 0 }
            /// `stop`, `length`, `tool_calls`, `content_filter` or one that is news.
            public var finishReason: String? { payload.text("finish_reason") }

            public init(payload: Payload) throws {
                let fields = try Fields(payload, of: "ChatCompletion.Choice")
                self.payload = payload
                // A server whose filter stopped the answer may leave the message out.
                let isFiltered = payload.json["finish_reason"]?.stringValue == "content_filter"
                message = try isFiltered ? fields.optional("message") ?? .init(json: [:]) : fields.required("message")
                logprobs = try fields.optional("logprobs")
            }
        }

        public let payload: Payload
        public let choices: [Choice]
        public let usage: CompletionUsage?
        public var id: String { payload.text("id") ?? "" }
        /// Seconds since 1970.
        public var created: Int? { payload.integer("created") }
        public var model: String? { payload.text("model") }
        public var systemFingerprint: String? { payload.text("system_fingerprint") }
        public var serviceTier: String? { payload.text("service_tier") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ChatCompletion")
            self.payload = payload
            choices = try fields.isError ? fields.optional("choices") ?? [] : fields.required("choices")
            usage = try fields.optional("usage")
        }
    }
}
