import Foundation

nonisolated extension OpenAI {
    /// What the client throws. A request that can neither be answered nor sent is an `OpenAICache.MissError`.
    public class OpenAIError: Swift.Error, Foundation.LocalizedError, CustomStringConvertible,
        CustomDebugStringConvertible, @unchecked Swift.Sendable
    {
        /// What happened, and what to do.
        public private(set) var message: String

        init(message: String) {
            self.message = message
        }

        /// Before anybody has seen it.
        func hide(_ secrets: OpenAICache.SentSecrets) {
            message = secrets.hidden(in: message)
        }

        /// What went wrong and what to do next.
        public var description: String { message }
        /// The same as `description`.
        public var debugDescription: String { message }
        /// The same, as `localizedDescription`.
        public var errorDescription: String? { message }
    }

    /// The request reached, or should have reached, the API.
    public class APIError: OpenAIError, @unchecked Swift.Sendable {
        /// The answer's body as it came, but for a key of the request's that it repeats; nil if none came.
        public private(set) var body: Foundation.Data?

        init(message: String, body: Foundation.Data?) {
            self.body = body
            super.init(message: message)
        }

        override func hide(_ secrets: OpenAICache.SentSecrets) {
            super.hide(secrets)
            body = body.map(secrets.hidden(in:))
        }
    }

    /// No answer came, or it broke off.
    public class APIConnectionError: APIError, @unchecked Swift.Sendable {
        /// The system's error.
        public let underlying: any Swift.Error

        init(message: String, underlying: any Swift.Error) {
            self.underlying = underlying
            super.init(message: message, body: nil)
        }
    }

    /// The server stayed silent for longer than the timeout.
    public final class APITimeoutError: APIConnectionError, @unchecked Swift.Sendable {}

    /// The answer has another shape than the API's description says.
    public final class APIResponseValidationError: APIError, @unchecked Swift.Sendable {}

    /// The API answered with a status of 400 or more (https://platform.openai.com/docs/guides/error-codes).
    public class APIStatusError: APIError, @unchecked Swift.Sendable {
        /// The HTTP status, 400 to 599.
        public let statusCode: Int
        /// For support: `x-request-id`.
        public let requestID: String?
        /// The API's kind of error, such as `invalid_request_error`.
        public let type: String?
        /// The API's name for what went wrong, such as `model_not_found`.
        public let code: String?
        /// The parameter at fault.
        public let param: String?

        required init(_ head: OpenAICache.ResponseHead, body: Foundation.Data) {
            let error = (try? JSON(parsing: body))?["error"]
            statusCode = head.status
            requestID = head.headers["x-request-id"]
            type = error?["type"]?.stringValue
            code = error?["code"]?.stringValue
            param = error?["param"]?.stringValue
            let message = error?["message"]?.stringValue ?? error?.stringValue
            super.init(message: Self.text(head.status, message ?? Self.excerpt(of: body)), body: body)
        }

        private static func text(_ status: Int, _ message: String) -> String {
            "The API answered with status \(status): \(message)" + (advice(status).map { " \($0)" } ?? "")
        }

        private static func excerpt(of body: Data) -> String {
            let text = String(decoding: body.prefix(300), as: UTF8.self)
            return text.isEmpty ? "no further explanation." : text
        }

        private static func advice(_ status: Int) -> String? {
            switch status {
            case 401: "(Check the API key: OPENAI_API_KEY, or the client's apiKey.)"
            case 404: "(Check the model's name and the base URL.)"
            case 429: "(Too many requests, or no credit left: wait, or see your account's limits.)"
            default: nil
            }
        }
    }

    /// Status 400: the API can't make sense of the request; `param` may name the field.
    public final class BadRequestError: APIStatusError, @unchecked Swift.Sendable {}
    /// Status 401: the API key is missing or wrong.
    public final class AuthenticationError: APIStatusError, @unchecked Swift.Sendable {}
    /// Status 403: the key may not do this, or not from this country.
    public final class PermissionDeniedError: APIStatusError, @unchecked Swift.Sendable {}
    /// Status 404: no such model, object or path.
    public final class NotFoundError: APIStatusError, @unchecked Swift.Sendable {}
    /// Status 409: something else changed the object at the same time.
    public final class ConflictError: APIStatusError, @unchecked Swift.Sendable {}
    /// Status 422: the request has the right form, and still can't be carried out.
    public final class UnprocessableEntityError: APIStatusError, @unchecked Swift.Sendable {}
    /// Status 429, after all retries: too many requests, or no credit left.
    public final class RateLimitError: APIStatusError, @unchecked Swift.Sendable {}
    /// Status 500 and above, after all retries: the trouble is the server's.
    public final class InternalServerError: APIStatusError, @unchecked Swift.Sendable {}
}
