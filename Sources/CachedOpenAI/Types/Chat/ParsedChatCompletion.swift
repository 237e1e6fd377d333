import Foundation

nonisolated extension OpenAI {
    /// A chat completion whose text is a value of the program's own type.
    public struct ParsedChatCompletion<Value: Swift.Decodable>: APIObject {
        /// One of the `n` answers.
        public struct Choice: APIObject {
            public let payload: Payload
            /// What the model said, with your value.
            public let message: Message
            /// Which of the `n` answers it is, from 0.
            public var index: Int { payload.integer("index") ?? 0 }
            /// `stop`, `tool_calls` or a newer value.
            public var finishReason: String? { payload.text("finish_reason") }
            /// How likely the tokens were, if it was asked for.
            public var logprobs: JSON? { payload.json["logprobs"] }

            public init(payload: Payload) throws {
                let fields = try Fields(payload, of: "ParsedChatCompletion.Choice")
                self.payload = payload
                // As in `ChatCompletion.Choice`: a filter may leave the message out.
                message = try fields.optional("message") ?? .init(json: [:])
            }
        }

        /// What the model wrote.
        public struct Message: APIObject {
            public let payload: Payload
            /// What the model wants called.
            public let toolCalls: [ChatCompletionMessageToolCall]?
            /// `assistant`.
            public var role: String { payload.text("role") ?? "assistant" }
            /// The value as the model wrote it: JSON.
            public var content: String? { StructuredAnswer.text("content", of: json) }
            /// Why the model refused to answer; nil if it didn't.
            public var refusal: String? { StructuredAnswer.told(StructuredAnswer.text("refusal", of: json)) }
            /// The value; nil if the model refused or called tools instead. `value` says why there is none.
            public var parsed: Value? { try? value }

            /// The value.
            ///
            /// - Throws: `RefusalError` if the model refused; another `StructuredAnswerError` if it wrote no text.
            public var value: Value {
                get throws { try StructuredAnswer.needed(decoded(), refusal: refusal, in: json) }
            }

            public init(payload: Payload) throws {
                let fields = try Fields(payload, of: "ParsedChatCompletion.Message")
                self.payload = payload
                toolCalls = try fields.optional("tool_calls")
            }

            func decoded(at place: String = "") throws -> Value? {
                try StructuredAnswer.value(of: content, refusal: refusal, as: Value.self, at: place)
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

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ParsedChatCompletion")
            self.payload = payload
            choices = try fields.required("choices")
            usage = try fields.optional("usage")
        }

        /// - Throws: if an answer was cut off or doesn't fit the type.
        init(_ completion: ChatCompletion, as type: Value.Type) throws {
            try self.init(payload: completion.payload)
            for (index, choice) in choices.enumerated() {
                try StructuredAnswer.checkWhole(stoppedFor: choice.finishReason, in: json)
                // What a model says beside its tool calls need not follow the schema.
                if choice.message.toolCalls?.isEmpty ?? true {
                    _ = try choice.message.decoded(at: "choices[\(index)]")
                }
            }
        }
    }
}
