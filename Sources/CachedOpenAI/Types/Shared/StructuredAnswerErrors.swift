import Foundation

nonisolated extension OpenAI {
    /// There is no value to be had from an answer that should have followed a schema.
    public class StructuredAnswerError: OpenAIError, @unchecked Swift.Sendable {
        /// The whole answer, but for a key of the client's in it.
        public let json: JSON

        init(message: String, json: JSON) {
            self.json = OpenAICache.SentSecrets.remembered.hidden(in: json)
            super.init(message: message)
        }

        /// The whole answer, if it is a chat completion.
        public var completion: ChatCompletion? { try? ChatCompletion(json: json) }
    }

    /// The answer reached the limit of tokens before its JSON was whole.
    public final class LengthFinishReasonError: StructuredAnswerError, @unchecked Swift.Sendable {}

    /// The answer was withheld by the content filter.
    public final class ContentFilterFinishReasonError: StructuredAnswerError, @unchecked Swift.Sendable {}

    /// The model refused to answer; the message says why.
    public final class RefusalError: StructuredAnswerError, @unchecked Swift.Sendable {
        /// In the model's words.
        public let refusal: String

        init(_ refusal: String, json: JSON) {
            self.refusal = OpenAICache.SentSecrets.remembered.hidden(in: refusal)
            super.init(
                message: "The model refused to answer: \(Excerpt.of(self.refusal, most: 1000)) (Ask in other words.)",
                json: json)
        }
    }
}
