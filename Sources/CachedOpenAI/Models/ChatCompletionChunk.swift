import Foundation

nonisolated extension OpenAI {
    /// A piece of a streamed chat completion (https://platform.openai.com/docs/api-reference/chat-streaming).
    public struct ChatCompletionChunk: APIObject {
        /// What is new in one of the `n` answers.
        public struct Choice: APIObject {
            public let payload: Payload
            public let delta: Delta
            /// How likely the tokens were, if it was asked for.
            public let logprobs: ChatCompletionLogprobs?
            public var index: Int { payload.integer("index") ?? 0 }
            /// Set in the last chunk of a choice.
            public var finishReason: String? { payload.text("finish_reason") }

            public init(payload: Payload) throws {
                let fields = try Fields(payload, of: "ChatCompletionChunk.Choice")
                self.payload = payload
                delta = try fields.optional("delta") ?? Delta(json: [:])
                logprobs = try fields.optional("logprobs")
            }
        }

        /// What is new in a message.
        public struct Delta: APIObject {
            public let payload: Payload
            public let toolCalls: [ToolCall]?
            public var role: String? { payload.text("role") }
            public var content: String? { payload.text("content") }
            public var refusal: String? { payload.text("refusal") }

            public init(payload: Payload) throws {
                let fields = try Fields(payload, of: "ChatCompletionChunk.Delta")
                self.payload = payload
                toolCalls = try fields.optional("tool_calls")
            }
        }

        /// What is new in a tool call; those of one `index` belong together.
        public struct ToolCall: APIObject {
            public let payload: Payload
            public var index: Int { payload.integer("index") ?? 0 }
            public var id: String? { payload.text("id") }
            public var type: String? { payload.text("type") }
            /// The function's name, in the first piece of a call.
            public var name: String? { payload.json["function"]?["name"]?.stringValue }
            /// The next piece of the arguments.
            public var arguments: String? { payload.json["function"]?["arguments"]?.stringValue }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "ChatCompletionChunk.ToolCall")
                self.payload = payload
            }
        }

        public let payload: Payload
        public let choices: [Choice]
        /// In the last chunk, if `includeUsage` was asked for.
        public let usage: CompletionUsage?
        public var id: String { payload.text("id") ?? "" }
        public var created: Int? { payload.integer("created") }
        public var model: String? { payload.text("model") }
        public var systemFingerprint: String? { payload.text("system_fingerprint") }
        public var serviceTier: String? { payload.text("service_tier") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ChatCompletionChunk")
            self.payload = payload
            choices = try fields.optional("choices") ?? []
            usage = try fields.optional("usage")
        }
    }
}
