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
        static func needed<Value>(_ value: Value?, in json: JSON) throws -> Value {
            if let value { return value }
            throw StructuredAnswerError(
                message: "The answer has no text that a value could be read from. It may call tools instead.",
                json: json)
        }

        /// - Returns: nil if the model wrote no text, as with tool calls.
        static func value<Value: Decodable>(
            of text: String?, refusal: String?, as type: Value.Type, in json: JSON
        ) throws -> Value? {
            if let refusal { throw RefusalError(refusal, json: json) }
            guard let text else { return nil }
            do {
                return try StructuredText.value(of: text, as: type)
            } catch {
                throw ErrorMapping.invalid(Data(text.utf8), of: type, error)
            }
        }
    }
}
