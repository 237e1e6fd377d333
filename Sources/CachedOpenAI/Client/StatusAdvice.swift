nonisolated extension OpenAI {
    /// What to do about an HTTP status, in a sentence (https://platform.openai.com/docs/guides/error-codes).
    enum StatusAdvice {
        /// - Parameter isUsedUp: the API says that there is no credit left.
        static func text(_ status: Int, isUsedUp: Bool) -> String {
            switch status {
            case _ where isUsedUp, 402:
                "No credit is left, and waiting doesn't help: see https://platform.openai.com/settings/organization/billing."
            case 300..<400: "It points elsewhere: check the base URL, OPENAI_BASE_URL."
            case 400, 422: "Check the parameters of the call."
            case 401: "Check the API key: OPENAI_API_KEY, or the client's apiKey."
            case 403: "The key may not do this: check its project and permissions, and your country."
            case 404: "Check the model's name, the ID and the base URL."
            case 408, 504: "It took too long: try again, or ask for less."
            case 409: "Something else changes this at the same time: try again."
            case 413: "It is too large: send less at once."
            case 415: "Check the file's type."
            case 429:
                "Too many requests, or no credit left: wait a little, send fewer at once, or see your account's limits."
            case 503: "The server is overloaded: try again in a few minutes."
            case 500...: "The trouble is the server's: try again later."
            default: "See https://platform.openai.com/docs/guides/error-codes, or try again."
            }
        }
    }
}
