import Foundation

nonisolated extension OpenAI {
    /// The same client with other settings; what is not given stays as it is.
    ///
    /// ```swift
    /// let patient = client.withOptions(timeout: 1800, maxRetries: 5)
    /// ```
    ///
    /// - Parameters:
    ///   - apiKey: takes the place of the client's, or of its function.
    ///   - baseURL: such as `https://openrouter.ai/api/v1`.
    ///   - organization: sent as `OpenAI-Organization`.
    ///   - project: sent as `OpenAI-Project`.
    ///   - webhookSecret: what `webhooks` checks signatures with.
    ///   - timeout: in seconds; how long a server may stay silent.
    ///   - maxRetries: how often a request that failed for a passing reason is sent again.
    ///   - defaultHeaders: sent with every request, beside those of the client.
    ///   - defaultQuery: sent with every request, beside that of the client.
    ///   - cache: where its answers are.
    public func withOptions(
        apiKey: String? = nil, baseURL: String? = nil, organization: String? = nil, project: String? = nil,
        webhookSecret: String? = nil, timeout: Double? = nil, maxRetries: Int? = nil,
        defaultHeaders: [String: String] = [:], defaultQuery: [String: String] = [:], cache: OpenAICache? = nil
    ) -> OpenAI {
        var copy = configuration
        if let apiKey { copy.set(apiKey) }
        if let baseURL { copy.base = BaseURL(baseURL, name: "baseURL") }
        copy.organization = organization ?? copy.organization
        copy.project = project ?? copy.project
        copy.webhookSecret = webhookSecret ?? copy.webhookSecret
        copy.timeout = timeout ?? copy.timeout
        copy.maxRetries = maxRetries ?? copy.maxRetries
        copy.defaultHeaders.merge(defaultHeaders) { $1 }
        copy.defaultQuery.merge(defaultQuery) { $1 }
        return OpenAI(copy, engine: cache?.engine ?? engine)
    }
}

nonisolated extension OpenAI.Configuration {
    fileprivate mutating func set(_ apiKey: String) {
        keyFunction = nil
        if azure == nil {
            key = OpenAI.APIKey(apiKey, name: "apiKey")
        } else {
            defaultHeaders["Authorization"] = nil
            defaultHeaders["api-key"] = apiKey
        }
    }
}
