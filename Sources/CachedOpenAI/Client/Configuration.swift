import Foundation

nonisolated extension OpenAI {
    /// What a client was made with.
    struct Configuration: Sendable, Swift.CustomReflectable {
        var apiKey: String?
        var baseURL: String
        /// The base URL as it is kept: without what is secret.
        let knownBase: String
        var organization: String?
        var project: String?
        var timeout: Double = 600
        var maxRetries = 2
        var defaultHeaders: [String: String] = [:]
        var defaultQuery: [String: String] = [:]

        init(
            apiKey: String?, baseURL: String, organization: String? = nil, project: String? = nil,
            timeout: Double = 600, maxRetries: Int = 2, defaultHeaders: [String: String] = [:],
            defaultQuery: [String: String] = [:]
        ) {
            self.apiKey = apiKey?.isEmpty == true ? nil : apiKey
            self.baseURL = baseURL.isEmpty ? "https://api.openai.com/v1" : baseURL
            while self.baseURL.hasSuffix("/") { self.baseURL.removeLast() }
            knownBase = OpenAICache.Address.normalized(base: self.baseURL) ?? self.baseURL
            self.organization = organization
            self.project = project
            self.timeout = timeout
            self.maxRetries = maxRetries
            self.defaultHeaders = defaultHeaders
            self.defaultQuery = defaultQuery
        }

        var customMirror: Swift.Mirror { mirror(of: self) }

        /// What may be seen of it.
        func mirror<Subject>(of subject: Subject) -> Swift.Mirror {
            let children: Swift.KeyValuePairs<String, Any> = [
                "baseURL": OpenAICache.Address.shown(knownBase), "hasKey": apiKey != nil,
                "organization": organization as Any, "project": project as Any, "timeout": timeout,
                "maxRetries": maxRetries, "defaultHeaders": OpenAICache.SentSecrets.masked(defaultHeaders),
                "defaultQuery": OpenAICache.SentSecrets.masked(defaultQuery),
            ]
            return Swift.Mirror(subject, children: children)
        }

        /// The headers of a request without a body's.
        func headers(_ options: RequestOptions) -> [String: String] {
            var headers = ["Accept": "application/json"]
            headers["Authorization"] = hasOtherKey(options) ? nil : apiKey.map { "Bearer \($0)" }
            headers["OpenAI-Organization"] = organization
            headers["OpenAI-Project"] = project
            headers.merge(defaultHeaders) { $1 }
            headers.merge(options.headers) { $1 }
            return headers
        }

        /// Azure's header takes the place of OpenAI's key, which is nobody else's business.
        private func hasOtherKey(_ options: RequestOptions) -> Bool {
            defaultHeaders.keys.contains { $0.lowercased() == "api-key" }
                || options.headers.keys.contains { $0.lowercased() == "api-key" }
        }

        /// Where a key goes for which no base URL is given, and what is to be said about it.
        static func base(forKey key: String?) -> (url: String, warning: String?) {
            guard let key, key.hasPrefix("sk-or-") else { return ("", nil) }
            let url = "https://openrouter.ai/api/v1"
            return (
                url, "The API key is one of OpenRouter's: requests go to \(url). Give a baseURL to say so yourself."
            )
        }
    }
}
