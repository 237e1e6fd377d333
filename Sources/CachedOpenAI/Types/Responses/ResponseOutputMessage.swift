import Foundation

nonisolated extension OpenAI {
    /// A message of the model's, or one that was sent to it.
    public struct ResponseOutputMessage: APIObject {
        public let payload: Payload
        /// Its parts; a message that was sent as a plain text has one.
        public let content: [ResponseContent]
        /// Such as `msg_…`.
        public var id: String? { payload.text("id") }
        /// `assistant`, or who else said it.
        public var role: String { payload.text("role") ?? "assistant" }
        /// `in_progress`, `completed`, `incomplete`; nil for a message that was sent.
        public var status: String? { payload.text("status") }
        /// `commentary` or `final_answer`, with models that tell them apart.
        public var phase: String? { payload.text("phase") }

        /// The text that the model wrote.
        public var outputText: String {
            var text = ""
            for case .outputText(let part) in content { text += part.text }
            return text
        }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseOutputMessage")
            self.payload = payload
            if let text = payload.json["content"]?.stringValue {
                content = [Self.part(text, role: payload.json["role"]?.stringValue)]
            } else {
                content = try fields.optional("content") ?? []
            }
        }

        init(role: String, content: JSON) {
            payload = Payload(["role": .string(role), "content": content])
            if let text = content.stringValue {
                self.content = [Self.part(text, role: role)]
            } else {
                self.content = (content.arrayValue ?? []).map { (try? ResponseContent(json: $0)) ?? .unknown($0) }
            }
        }

        private static func part(_ text: String, role: String?) -> ResponseContent {
            role == "assistant" ? .outputText(ResponseOutputText(text: text)) : .text(text)
        }
    }
}
