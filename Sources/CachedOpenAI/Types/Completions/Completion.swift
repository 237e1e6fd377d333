import Foundation

nonisolated extension OpenAI {
    /// How the model went on from a text, or a piece of that (https://platform.openai.com/docs/api-reference/completions/object).
    public struct Completion: APIObject, StreamElement {
        /// One of the `n` continuations.
        public struct Choice: APIObject {
            public let payload: Payload
            /// How likely the tokens were, if it was asked for.
            public let logprobs: Logprobs?
            /// What follows the prompt.
            public var text: String { payload.text("text") ?? "" }
            /// Which of the `n` answers it is, from 0.
            public var index: Int { payload.integer("index") ?? 0 }
            /// `stop`, `length`, `content_filter` or a newer value; in a stream, set in the last piece.
            public var finishReason: String? { payload.text("finish_reason") }

            public init(payload: Payload) throws {
                let fields = try Fields(payload, of: "Completion.Choice")
                self.payload = payload
                logprobs = try fields.optional("logprobs")
            }
        }

        /// How likely the tokens were: at each place of each array, what belongs to one token.
        public struct Logprobs: APIObject {
            public let payload: Payload
            /// The tokens' texts.
            public var tokens: [String]? { payload.texts("tokens") }
            /// The first is nil if the prompt was repeated: nothing comes before it.
            public var tokenLogprobs: [Double?]? { payload.json["token_logprobs"]?.arrayValue?.map(\.doubleValue) }
            /// From token to logprob.
            public var topLogprobs: [JSON]? { payload.json["top_logprobs"]?.arrayValue }
            /// Where in the text each token begins.
            public var textOffset: [Int]? { payload.json["text_offset"]?.arrayValue?.compactMap(\.intValue) }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Completion.Logprobs")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// The answers: one, or as many as `n` asked for.
        public let choices: [Choice]
        /// What it cost, in tokens.
        public let usage: CompletionUsage?
        /// Such as `cmpl-…`.
        public var id: String { payload.text("id") ?? "" }
        /// Seconds since 1970.
        public var created: Int? { payload.integer("created") }
        /// The model that answered.
        public var model: String? { payload.text("model") }
        /// Names the servers' set-up: with another one, the same seed may give another answer.
        public var systemFingerprint: String? { payload.text("system_fingerprint") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "Completion")
            self.payload = payload
            // A whole answer must have some; the last piece of a stream may tell of the usage alone.
            let isPiece = payload.response == nil
            choices = try fields.isError || isPiece ? fields.optional("choices") ?? [] : fields.required("choices")
            usage = try fields.optional("usage")
        }

        static func events(ofWhole answer: JSON) -> [JSON]? {
            answer["choices"]?.arrayValue.map { _ in [answer] }
        }
    }
}
