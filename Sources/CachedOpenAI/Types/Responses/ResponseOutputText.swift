import Foundation

nonisolated extension OpenAI {
    /// Text that the model wrote, with its sources.
    public struct ResponseOutputText: APIObject {
        public let payload: Payload
        /// The pages and files that it cites.
        public let annotations: [ResponseAnnotation]
        /// How likely the tokens were, if `include` asked for it.
        public let logprobs: [TokenLogprob]?
        /// What the model said.
        public var text: String { payload.text("text") ?? "" }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseOutputText")
            self.payload = payload
            annotations = try fields.optional("annotations") ?? []
            logprobs = try fields.optional("logprobs")
        }

        init(text: String) {
            payload = Payload(["type": "output_text", "text": .string(text)])
            annotations = []
            logprobs = nil
        }
    }
}
