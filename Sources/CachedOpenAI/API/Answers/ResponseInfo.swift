nonisolated extension OpenAI {
    /// What is known of an answer beside its body. Recorded answers keep a short list of headers.
    public final class ResponseInfo: Swift.Sendable {
        /// The HTTP status.
        public let statusCode: Int
        /// Names are lower-case.
        public let headers: [String: String]
        /// Whether it came from the cache.
        public let isReplay: Bool

        init(_ answer: OpenAICache.Answer) {
            statusCode = answer.head.status
            headers = answer.head.headers
            isReplay = answer.isReplay
        }

        /// For support: `x-request-id`.
        public var requestID: String? { headers["x-request-id"] }
    }
}
