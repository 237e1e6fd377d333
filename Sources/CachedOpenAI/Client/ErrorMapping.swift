import Foundation

nonisolated extension OpenAI {
    /// From what went wrong below to the error classes that a program catches.
    enum ErrorMapping {
        static func error(_ head: OpenAICache.ResponseHead, body: Data) -> APIStatusError {
            let type: APIStatusError.Type
            switch head.status {
            case 400: type = BadRequestError.self
            case 401: type = AuthenticationError.self
            case 403: type = PermissionDeniedError.self
            case 404: type = NotFoundError.self
            case 409: type = ConflictError.self
            case 422: type = UnprocessableEntityError.self
            case 429: type = RateLimitError.self
            case 500...: type = InternalServerError.self
            default: type = APIStatusError.self
            }
            return type.init(head, body: body)
        }

        /// - Parameter call: what went wrong. What it holds of secrets is hidden in what the error says.
        static func error(_ error: any Error, _ call: OpenAICache.Call) -> any Error {
            if let error = error as? OpenAIError { error.hide(OpenAICache.SentSecrets(call)) }
            guard let system = error as? URLError else { return error }
            let failure = withoutURL(system)
            let host = call.url.host ?? call.address.base
            switch failure.code {
            case .cancelled: return CancellationError()
            case .timedOut:
                return APITimeoutError(
                    message: "\(host) did not answer in time. Try again, or give a longer timeout.",
                    underlying: failure)
            default:
                return APIConnectionError(
                    message: "The connection to \(host) failed (\(failure.localizedDescription)). "
                        + "Check the network and the base URL, and try again.",
                    underlying: failure)
            }
        }

        /// The URL holds whatever was in the base URL and the query.
        private static func withoutURL(_ error: URLError) -> URLError {
            URLError(
                error.code, userInfo: error.userInfo.filter { !$0.key.hasPrefix("NSErrorFailingURL") })
        }

        static func invalid(_ body: Data, of type: Any.Type, _ reason: any Error) -> APIResponseValidationError {
            APIResponseValidationError(
                message: "The answer is no \(type): \(reason). It begins: "
                    + String(decoding: body.prefix(200), as: UTF8.self),
                body: body)
        }
    }
}
