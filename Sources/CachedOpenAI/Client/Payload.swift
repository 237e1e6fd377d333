import Foundation

nonisolated extension OpenAI {
    /// The JSON behind a typed object, with the answer that it came in.
    ///
    /// A class: what holds nothing but a reference costs the student's compiler a fraction of what a struct of enums does.
    public final class Payload: Swift.Sendable {
        let json: JSON
        let response: ResponseInfo?

        init(_ json: JSON, response: ResponseInfo? = nil) {
            self.json = json
            self.response = response
        }
    }

    /// What is known of an answer beside its body. Recorded answers keep a short list of headers.
    public final class ResponseInfo: Swift.Sendable {
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
