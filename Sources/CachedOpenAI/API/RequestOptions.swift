import Foundation

nonisolated extension OpenAI {
    /// How one call is to be handled, beside what is asked.
    ///
    /// ```swift
    /// try await client.chat.completions.create(
    ///     model: "gpt-4o-mini", messages: [.user("Say hello.")],
    ///     options: .init(cacheSeed: 2, timeout: 30))
    /// ```
    public struct RequestOptions: Sendable, Swift.CustomReflectable {
        /// Tells several recorded answers to one request apart; never sent. A `seed` parameter does the same.
        public var cacheSeed: Int?
        /// Sends the request again and, in dev mode, replaces what was recorded for it.
        public var overwriteCache: Bool
        /// Keeps an error that the API answers, in dev mode, and replays it as the same error at once to calls that ask
        /// for it likewise: for lessons on errors. What it repeats of a key is masked.
        public var keepsFailure: Bool
        /// Whether a recorded answer takes as long as it first took; nil: as the settings say.
        public var delay: Bool?
        /// In seconds; nil: the client's.
        public var timeout: Double?
        /// Nil: the client's.
        public var maxRetries: Int?
        /// More headers; they come before the client's own.
        public var headers: [String: String]
        /// More query items.
        public var query: [String: String]
        /// More body fields; they come before the call's own. `.null` sends a null; a form has none, so it leaves
        /// the field out.
        public var body: [String: JSON]

        /// All are optional; what is left out is the client's or the cache's setting.
        public init(
            cacheSeed: Int? = nil, overwriteCache: Bool = false, keepsFailure: Bool = false, delay: Bool? = nil,
            timeout: Double? = nil, maxRetries: Int? = nil, headers: [String: String] = [:],
            query: [String: String] = [:],
            body: [String: JSON] = [:]
        ) {
            self.cacheSeed = cacheSeed
            self.overwriteCache = overwriteCache
            self.keepsFailure = keepsFailure
            self.delay = delay
            self.timeout = timeout
            self.maxRetries = maxRetries
            self.headers = headers
            self.query = query
            self.body = body
        }

        /// All of it but the values of headers and query items that hold keys.
        public var customMirror: Swift.Mirror {
            let children: Swift.KeyValuePairs<String, Any> = [
                "cacheSeed": cacheSeed as Any, "overwriteCache": overwriteCache,
                "keepsFailure": keepsFailure, "delay": delay as Any, "timeout": timeout as Any,
                "maxRetries": maxRetries as Any,
                "headers": OpenAICache.SentSecrets.masked(headers),
                "query": OpenAICache.SentSecrets.masked(query), "body": body,
            ]
            return Swift.Mirror(self, children: children)
        }
    }
}
