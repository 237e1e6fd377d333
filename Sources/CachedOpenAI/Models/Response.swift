import Foundation

nonisolated extension OpenAI {
    /// What the model answered through the Responses API (https://platform.openai.com/docs/api-reference/responses/object).
    public struct Response: APIObject {
        /// Why an answer is not whole.
        public struct IncompleteDetails: APIObject {
            public let payload: Payload
            /// `max_output_tokens`, `content_filter` or one that is news.
            public var reason: String? { payload.text("reason") }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Response.IncompleteDetails")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// Messages, tool calls, thoughts, in the order in which the model made them.
        public let output: [ResponseOutputItem]
        public let usage: ResponseUsage?
        /// Set if the status is `failed`.
        public let error: ResponseError?
        /// Set if the status is `incomplete`.
        public let incompleteDetails: IncompleteDetails?
        public var id: String { payload.text("id") ?? "" }
        /// `completed`, `failed`, `in_progress`, `cancelled`, `queued`, `incomplete` or one that is news.
        public var status: String? { payload.text("status") }
        /// Seconds since 1970.
        public var createdAt: Double? { payload.number("created_at") }
        /// Seconds since 1970.
        public var completedAt: Double? { payload.number("completed_at") }
        public var model: String? { payload.text("model") }
        /// The instructions, where they were a text.
        public var instructions: String? { payload.text("instructions") }
        public var previousResponseID: String? { payload.text("previous_response_id") }
        /// The ID of the conversation that the answer belongs to.
        public var conversation: String? { payload.json["conversation"]?["id"]?.stringValue }
        public var temperature: Double? { payload.number("temperature") }
        public var topP: Double? { payload.number("top_p") }
        public var maxOutputTokens: Int? { payload.integer("max_output_tokens") }
        public var reasoning: JSON? { payload.json["reasoning"] }
        public var text: JSON? { payload.json["text"] }
        public var tools: [JSON]? { payload.json["tools"]?.arrayValue }
        public var toolChoice: JSON? { payload.json["tool_choice"] }
        public var parallelToolCalls: Bool? { payload.flag("parallel_tool_calls") }
        public var truncation: String? { payload.text("truncation") }
        public var background: Bool? { payload.flag("background") }
        public var serviceTier: String? { payload.text("service_tier") }
        public var metadata: [String: String]? { payload.textsByName("metadata") }
        public var user: String? { payload.text("user") }

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
            let status = payload.json["status"]?.stringValue ?? "completed"
            let isWhole = ["completed", "incomplete"].contains(status)
            output = try isWhole ? fields.required("output") : fields.optional("output") ?? []
            usage = try fields.optional("usage")
            error = try fields.optional("error")
            incompleteDetails = try fields.optional("incomplete_details")
        }
    }
}
