nonisolated extension OpenAI {
    /// What to do about an HTTP status, in a sentence (https://platform.openai.com/docs/guides/error-codes).
    enum StatusAdvice {
        /// - Parameter isUsedUp: the API says that there is no credit left.
        static func text(_ status: Int, isUsedUp: Bool) -> String {
            switch status {
            case _ where isUsedUp, 402:
                "Add credit, or raise the limit (https://platform.openai.com/settings/organization/billing): none is left, so "
                    + "waiting doesn't help."
            case 300..<400: "Check the base URL, OPENAI_BASE_URL: the address has moved."
            case 400, 422: "Check the parameters of the call."
            case 401: "Check the API key: OPENAI_API_KEY, or the client's apiKey."
            case 403: "Check what the key is allowed to do, and whether your country is served."
            case 404: "Check the model's name, the ID and the base URL."
            case 408, 504: "Try again, or ask for less: it took too long."
            case 409: "Try again: something else changed it at the same time."
            case 413: "Send less at once: it is too large."
            case 415: "Check the file's type."
            case 429:
                "Wait a little and send fewer at once: there were too many requests, or no credit is left."
            case 503: "Try again in a few minutes: the server is overloaded."
            case 500...: "Try again later: the trouble is the server's."
            default: "See https://platform.openai.com/docs/guides/error-codes, or try again."
            }
        }
    }
}
