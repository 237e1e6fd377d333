import Foundation

nonisolated extension OpenAI {
    /// What the client throws, at each of its doors; only `CancellationError` stays itself.
    ///
    /// A request that can be neither answered nor sent is a `MissError`, one that failed on its way an
    /// `APIConnectionError`, one that the API refused an `APIStatusError` by its status.
    public class OpenAIError: Swift.Error, Foundation.LocalizedError, CustomStringConvertible,
        CustomDebugStringConvertible, @unchecked Swift.Sendable
    {
        /// In Unicode scalars.
        static let longest = 1900

        /// What happened, and what to do.
        public private(set) var message: String

        init(message: String) {
            self.message = Excerpt.lines(OpenAICache.SentSecrets.remembered.hidden(in: message), most: Self.longest)
        }

        /// Says one thing more, before anybody has seen it.
        func add(_ note: String) {
            let end = message.last.map { ".!?)…".contains($0) } ?? true ? "" : "."
            message = Excerpt.lines("\(message)\(end) \(note)", most: Self.longest)
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

    /// A request that the cache doesn't hold and that can't be sent: the client is offline, or has no API key.
    public final class MissError: OpenAIError, @unchecked Swift.Sendable {
        /// What was asked for, and the closest recorded request.
        public let miss: OpenAICache.MissError

        init(_ miss: OpenAICache.MissError) {
            self.miss = miss
            super.init(message: miss.description)
        }
    }

    /// The request reached, or should have reached, the API.
    public class APIError: OpenAIError, @unchecked Swift.Sendable {
        /// The answer's body as it came, but for a key of the request's that it repeats; nil if none came.
        public private(set) var body: Foundation.Data?

        init(message: String, body: Foundation.Data?) {
            self.body = body.map(OpenAICache.SentSecrets.remembered.hidden(in:))
            super.init(message: message)
        }

        override func hide(_ secrets: OpenAICache.SentSecrets) {
            super.hide(secrets)
            body = body.map(secrets.hidden(in:))
        }
    }

    /// No answer came, or it broke off.
    public class APIConnectionError: APIError, @unchecked Swift.Sendable {
        /// The system's error, without the URL.
        public let underlying: any Swift.Error

        init(message: String, underlying: any Swift.Error) {
            self.underlying = underlying
            super.init(message: message, body: nil)
        }
    }

    /// The server stayed silent for longer than the timeout.
    public final class APITimeoutError: APIConnectionError, @unchecked Swift.Sendable {}

    /// The answer has another shape than the API's description says, or than the type it is to be read as.
    public final class APIResponseValidationError: APIError, @unchecked Swift.Sendable {}

    /// The API answered with an error (https://platform.openai.com/docs/guides/error-codes).
    public class APIStatusError: APIError, @unchecked Swift.Sendable {
        /// The HTTP status, 400 to 599; 200 if the answer is an error all the same.
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
            let details = (try? JSON(reading: body)).flatMap { OpenAICache.ErrorDetails($0) }
            statusCode = head.status
            requestID = head.headers["x-request-id"].map(OpenAICache.SentSecrets.remembered.hidden(in:))
            type = details?.type
            code = details?.code
            param = details?.param
            super.init(
                message: "The API answered with status \(head.status): "
                    + (details.map { Excerpt.of($0.message, most: 800) } ?? Self.excerpt(of: body))
                    + " (\(StatusAdvice.text(head.status, isUsedUp: details?.isUsedUp == true)))" + Self.wait(head),
                body: body)
        }

        private static func wait(_ head: OpenAICache.ResponseHead) -> String {
            guard let seconds = OpenAICache.RetryPolicy.tooLongWait(head) else { return "" }
            let most = Int(OpenAICache.RetryPolicy.longestServerSeconds)
            return
                " It asks to wait \(Int(clamping: Int64(Swift.min(seconds, 1e15).rounded(.up)))) seconds, more than the \(most) that are "
                + "waited for: try again after that."
        }

        private static func excerpt(of body: Data) -> String {
            let text = Excerpt.of(body)
            return text.isEmpty ? "no further explanation." : text
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
