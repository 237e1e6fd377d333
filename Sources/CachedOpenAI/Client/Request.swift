import Foundation

nonisolated extension OpenAI {
    /// One endpoint, and what is sent to it.
    struct Request {
        var method: String
        /// Below the base URL, such as `/chat/completions`.
        var path: RequestPath
        var query: [String: String] = [:]
        /// Query items that have several values.
        var lists: [String: [String]] = [:]
        var body: SentBody?
        var options = RequestOptions()
        /// The answer's pieces are wanted as they come.
        var isStream = false

        /// The same request for an answer that comes piece by piece.
        func streamed(includeUsage: Bool? = nil) -> Request {
            var request = self
            request.body?.set("stream", true)
            if let includeUsage { request.body?.set("stream_options", ["include_usage": .bool(includeUsage)]) }
            return request
        }

        /// As `streamed(includeUsage:)`, for an endpoint that always tells the usage.
        func streamed(includeObfuscation: Bool?) -> Request {
            var request = streamed()
            if let includeObfuscation {
                request.body?.set("stream_options", ["include_obfuscation": .bool(includeObfuscation)])
            }
            return request
        }
    }
}
