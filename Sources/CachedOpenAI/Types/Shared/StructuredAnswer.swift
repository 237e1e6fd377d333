import Foundation

nonisolated extension OpenAI {
    /// The value in an answer that follows a schema; the same for chat completions and responses.
    enum StructuredAnswer {
        /// - Parameter reason: why the model stopped, in either endpoint's words.
        static func checkWhole(stoppedFor reason: String?, in json: JSON) throws {
            switch reason {
            case "length", "max_output_tokens":
                throw LengthFinishReasonError(
                    message: "The answer was cut off because it reached the limit of tokens. Allow more "
                        + "(maxCompletionTokens, maxOutputTokens) or ask for less.", json: json)
            case "content_filter":
                throw ContentFilterFinishReasonError(
                    message: "The answer was withheld by the content filter. Ask in other words.", json: json)
            default: return
            }
        }

        /// - Throws: an error if the model refused, or wrote no text.
        static func needed<Value>(_ value: Value?, refusal: String?, in json: JSON) throws -> Value {
            if let refusal { throw RefusalError(refusal, json: json) }
            if let value { return value }
            throw StructuredAnswerError(
                message: "The answer has no text that a value could be read from. If it calls tools, answer them "
                    + "and ask again.", json: json)
        }

        /// - Parameter place: of the text in the answer, for messages.
        /// - Returns: nil if the model refused, or wrote no text, as with tool calls.
        static func value<Value: Decodable>(
            of text: String?, refusal: String?, as type: Value.Type, at place: String = ""
        ) throws -> Value? {
            guard refusal == nil, let text = told(text) else { return nil }
            do {
                return try StructuredText.value(of: text, as: type)
            } catch {
                throw ErrorMapping.invalid(Data(text.utf8), of: type, at: place, error)
            }
        }

        /// Nil for what says nothing: some servers send every field.
        static func told(_ text: String?) -> String? {
            text?.allSatisfy(\.isWhitespace) == true ? nil : text
        }

        /// A message's text or refusal; some servers send a content in parts.
        static func text(_ name: String, of message: JSON) -> String? {
            if let text = message[name]?.stringValue { return text }
            let parts = message["content"]?.arrayValue ?? []
            let texts = parts.compactMap { $0[name == "content" ? "text" : name]?.stringValue }
            return texts.isEmpty ? nil : texts.joined()
        }
    }
}
