import Foundation

nonisolated extension OpenAI {
    /// What the model answered through the Responses API (https://platform.openai.com/docs/api-reference/responses/object).
    public struct Response: APIObject {
        /// Why an answer is not whole.
        public struct IncompleteDetails: APIObject {
            public let payload: Payload
            /// `max_output_tokens`, `content_filter` or a newer value.
            public var reason: String? { payload.text("reason") }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Response.IncompleteDetails")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// Messages, tool calls, thoughts, in the order in which the model made them.
        public let output: [ResponseOutputItem]
        /// What it cost, in tokens.
        public let usage: ResponseUsage?
        /// Set if the status is `failed`.
        public let error: ResponseError?
        /// Set if the status is `incomplete`.
        public let incompleteDetails: IncompleteDetails?
        /// The conversation that the answer belongs to; only its ID is told.
        public let conversation: Conversation?
        /// Such as `resp_…`; `responses.retrieve(_:)` takes it.
        public var id: String { payload.text("id") ?? "" }
        /// `completed`, `failed`, `in_progress`, `cancelled`, `queued`, `incomplete` or a newer value.
        public var status: String? { payload.text("status") }
        /// Seconds since 1970.
        public var createdAt: Double? { payload.number("created_at") }
        /// Seconds since 1970.
        public var completedAt: Double? { payload.number("completed_at") }
        /// The model that answered, with its date.
        public var model: String? { payload.text("model") }
        /// The instructions, where they were a text; items are in `json`.
        public var instructions: String? { payload.text("instructions") }
        /// The response that this one goes on from.
        public var previousResponseID: String? { payload.text("previous_response_id") }
        /// The sampling temperature, 0 to 2.
        public var temperature: Double? { payload.number("temperature") }
        /// The share of the likeliest tokens that were drawn from, 0 to 1.
        public var topP: Double? { payload.number("top_p") }
        /// The limit that was asked for, thoughts included.
        public var maxOutputTokens: Int? { payload.integer("max_output_tokens") }
        /// How much the model was to think.
        public var reasoning: JSON? { payload.json["reasoning"] }
        /// The form of the text: plain, or a JSON schema.
        public var text: JSON? { payload.json["text"] }
        /// What the model could call.
        public var tools: [JSON]? { payload.json["tools"]?.arrayValue }
        /// Which of them it had to call.
        public var toolChoice: JSON? { payload.json["tool_choice"] }
        /// Whether it could call several at once.
        public var parallelToolCalls: Bool? { payload.flag("parallel_tool_calls") }
        /// What happened to an input that was too long: `auto` or `disabled`.
        public var truncation: String? { payload.text("truncation") }
        /// Whether it was made in the background.
        public var background: Bool? { payload.flag("background") }
        /// How it was processed: `default`, `flex`, `priority` …
        public var serviceTier: String? { payload.text("service_tier") }
        /// The caller's own names and values.
        public var metadata: [String: String]? { payload.textsByName("metadata") }
        /// The caller's name for the person who asked.
        public var user: String? { payload.text("user") }
        /// Tells the person who asked from others.
        public var safetyIdentifier: String? { payload.text("safety_identifier") }
        /// The prompt kept at OpenAI that it was made from.
        public var prompt: JSON? { payload.json["prompt"] }
        /// What helps the API's own prompt cache.
        public var promptCacheKey: String? { payload.text("prompt_cache_key") }
        /// How long the API's own prompt cache remembers: `in_memory`, `24h`.
        public var promptCacheRetention: String? { payload.text("prompt_cache_retention") }
        /// How the API's own prompt cache was used.
        public var promptCacheOptions: JSON? { payload.json["prompt_cache_options"] }
        /// How often the tools that the API runs could be used.
        public var maxToolCalls: Int? { payload.integer("max_tool_calls") }
        /// How many of the likeliest tokens are told at each place.
        public var topLogprobs: Int? { payload.integer("top_logprobs") }
        /// What was found by judging input and output, if `moderation` asked for it.
        public var moderation: JSON? { payload.json["moderation"] }

        /// The functions of the program's that the model wants called.
        public var functionCalls: [ResponseFunctionToolCall] {
            output.compactMap { if case .functionCall(let call) = $0 { call } else { nil } }
        }

        /// All text of all messages in the output; empty if there is none.
        public var outputText: String {
            var text = ""
            for case .message(let message) in output { text += message.outputText }
            return text
        }

        /// Why the model refused to answer; nil if it did not.
        var refusal: String? {
            for case .message(let message) in output {
                for case .refusal(let part) in message.content { return part.refusal }
            }
            return nil
        }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "Response")
            self.payload = payload
            // Some servers have null in the place of an empty output, or leave it out.
            let isResponse = ["output", "status", "object"].contains { payload.json[$0] != nil }
            output = try isResponse ? fields.optional("output") ?? [] : fields.required("output")
            usage = try fields.optional("usage")
            error = try fields.optional("error")
            incompleteDetails = try fields.optional("incomplete_details")
            conversation = try fields.optional("conversation")
        }
    }
}
