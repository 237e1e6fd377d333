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
            return type.init(head, body: OpenAICache.SentSecrets.remembered.hidden(in: body))
        }

        /// What an answer with the status of a success tells of an error. The error names its own status, or there is
        /// that of the answer.
        static func error(_ details: OpenAICache.ErrorDetails, _ head: OpenAICache.ResponseHead?, body: Data)
            -> APIStatusError
        {
            error(.init(status: details.status ?? head?.status ?? 200, headers: head?.headers ?? [:]), body: body)
        }

        /// - Parameter call: what went wrong. What it holds of secrets is hidden in what the error says.
        static func error(_ error: any Error, _ call: OpenAICache.Call) -> any Error {
            if let error = error as? OpenAIError {
                error.hide(OpenAICache.SentSecrets(call))
                return error
            }
            if let miss = error as? OpenAICache.MissError { return MissError(miss) }
            if error is CancellationError { return error }
            if let error = error as? OpenAICache.CacheError { return cacheError(error) }
            if let error = error as? OpenAICache.TransportFailure {
                return APIConnectionError(message: error.description, underlying: error)
            }
            return connectionError(error, to: call.url.host ?? call.address.base)
        }

        private static func cacheError(_ error: OpenAICache.CacheError) -> OpenAIError {
            OpenAIError(
                message: "The cache can't give the answer: \(Excerpt.of(String(describing: error), most: 1000)). "
                    + "Check the file and its folder, and try again.")
        }

        private static func connectionError(_ error: any Error, to host: String) -> any Error {
            let failure = withoutURL(error)
            let host = Excerpt.of(host, most: 100)
            switch (failure as? URLError)?.code {
            case .cancelled: return CancellationError()
            case .timedOut:
                return APITimeoutError(
                    message: "\(host) did not answer in time. Try again, or give a longer timeout.",
                    underlying: failure)
            default:
                return APIConnectionError(
                    message: "The connection to \(host) failed (\(Excerpt.of(failure.localizedDescription))). "
                        + "Check the network and the base URL, and try again.",
                    underlying: failure)
            }
        }

        /// The system's error and its text; what else it holds names the URL, with whatever was in its query.
        private static func withoutURL(_ error: any Error) -> any Error {
            let text = OpenAICache.SentSecrets.remembered.hidden(in: error.localizedDescription)
            let info = [Foundation.NSLocalizedDescriptionKey: text]
            if let error = error as? URLError { return URLError(error.code, userInfo: info) }
            let system = error as Foundation.NSError
            return Foundation.NSError(domain: system.domain, code: system.code, userInfo: info)
        }

        /// A stream's error event.
        static func ended(by message: String, _ event: Data) -> APIError {
            let shown = Excerpt.of(OpenAICache.SentSecrets.remembered.hidden(in: message), most: 1000)
            let what = shown.isEmpty ? "an error that says nothing" : "an error: \(shown)"
            return APIError(message: "The stream was ended by \(what) (Try again.)", body: event)
        }

        /// - Parameter place: of the body in a larger answer.
        static func invalid(
            _ body: Data, of type: Any.Type, at place: String = "", _ reason: any Error
        ) -> APIResponseValidationError {
            let body = OpenAICache.SentSecrets.remembered.hidden(in: body)
            return APIResponseValidationError(
                message: text(of: body, place.isEmpty ? "\(type)" : "\(type) (\(place))", reason), body: body)
        }

        private static func text(of body: Data, _ type: String, _ reason: any Error) -> String {
            let start = String(decoding: body.prefix(1000), as: UTF8.self).lowercased()
            let again = "Try again, and check the base URL (OPENAI_BASE_URL)"
            if start.allSatisfy(\.isWhitespace), body.count < 1000 {
                return "The answer is empty, where \(type) was expected. \(again)."
            }
            if start.contains("<!doctype html") || start.contains("<html") {
                return "A web page came in place of \(type). \(again): it has to be the API's, such as "
                    + "https://api.openai.com/v1. The page begins: \(Excerpt.of(body))"
            }
            let isFenced = start.drop(while: \.isWhitespace).hasPrefix("```")
            let fence = isFenced ? " The JSON stands in a Markdown fence (```): ask the model for JSON alone." : ""
            return "The answer can't be read as \(type): \(Excerpt.reason(reason)).\(fence) "
                + "Compare the type with what came. It begins: \(Excerpt.of(body))"
        }
    }
}
