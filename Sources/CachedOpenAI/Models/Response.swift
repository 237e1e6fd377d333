import Foundation

nonisolated extension OpenAI {
    /// What the model answered through the Responses API (https://platform.openai.com/docs/api-reference/responses/object).
    public struct Response: APIObject {
        /// Why an answer is not whole.
        public struct IncompleteDetails: APIObject {
            public let payload: Payload
            /// `max_output_tokens`, `content_filter` or one that is news.
            public var reason: String? { text("reason") }

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
        public var id: String { text("id") ?? "" }
        /// `completed`, `failed`, `in_progress`, `cancelled`, `queued`, `incomplete` or one that is news.
        public var status: String? { text("status") }
        /// Seconds since 1970.
        public var createdAt: Double? { number("created_at") }
        /// Seconds since 1970.
        public var completedAt: Double? { number("completed_at") }
        public var model: String? { text("model") }
        /// The instructions, where they were a text.
        public var instructions: String? { text("instructions") }
        public var previousResponseID: String? { text("previous_response_id") }
        /// The ID of the conversation that the answer belongs to.
        public var conversation: String? { json["conversation"]?["id"]?.stringValue }
        public var temperature: Double? { number("temperature") }
        public var topP: Double? { number("top_p") }
        public var maxOutputTokens: Int? { integer("max_output_tokens") }
        public var reasoning: JSON? { json["reasoning"] }
        public var text: JSON? { json["text"] }
        public var tools: [JSON]? { json["tools"]?.arrayValue }
        public var toolChoice: JSON? { json["tool_choice"] }
        public var parallelToolCalls: Bool? { flag("parallel_tool_calls") }
        public var truncation: String? { text("truncation") }
        public var background: Bool? { flag("background") }
        public var serviceTier: String? { text("service_tier") }
        public var metadata: [String: String]? { textsByName("metadata") }
        public var user: String? { text("user") }

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
