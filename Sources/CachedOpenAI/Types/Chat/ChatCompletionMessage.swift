import Foundation

nonisolated extension OpenAI {
    /// A message that the model wrote. It goes back into a conversation by `ChatCompletionMessageParam.message(_:)`.
    public struct ChatCompletionMessage: APIObject {
        public let payload: Payload
        /// What the model wants called; answer each with `.tool(_:toolCallID:)`.
        public let toolCalls: [ChatCompletionMessageToolCall]?
        /// Where the text has something from, if the model searched the web.
        public let annotations: [ChatCompletionAnnotation]?
        /// The spoken answer, if `modalities` asked for one.
        public let audio: ChatCompletionAudio?
        /// `assistant`.
        public var role: String { payload.text("role") ?? "assistant" }
        /// The text, joined if it came in parts; nil if there is none, as with tool calls.
        public var content: String? { payload.joinedText("content") }
        /// Why the model refused to answer.
        public var refusal: String? {
            if let refusal = payload.text("refusal") { return refusal }
            let parts = payload.json["content"]?.arrayValue ?? []
            return parts.first { $0["type"] == "refusal" }.flatMap { $0["refusal"]?.stringValue }
        }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ChatCompletionMessage")
            self.payload = payload
            toolCalls = try fields.optional("tool_calls")
            annotations = try fields.optional("annotations")
            audio = try fields.optional("audio")
        }
    }
}
