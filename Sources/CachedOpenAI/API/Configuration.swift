import Foundation

nonisolated extension OpenAI {
    /// What a client was made with.
    struct Configuration: Sendable, Swift.CustomReflectable {
        /// Gives a key, or a token, for each call that is sent.
        typealias KeyFunction = @Sendable () async throws -> String

        var key: APIKey
        var keyFunction: KeyFunction?
        var base: BaseURL
        /// The base URL of a request to Azure, given the resource's; nil: the path is the API's own.
        var azure: (@Sendable (Request, _ base: String) -> String)?
        var webhookSecret: String?
        /// What is said of each request.
        var log: OpenAICache.TrafficLog.Wish?
        var organization: String?
        var project: String?
        var timeout: Double = 600
        var maxRetries = 2
        var defaultHeaders: [String: String] = [:]
        var defaultQuery: [String: String] = [:]

        /// What is not given comes from the environment.
        init(
            environment: [String: String] = [:], apiKey: String?, baseURL: String?, organization: String? = nil,
            project: String? = nil, timeout: Double = 600, maxRetries: Int = 2, defaultHeaders: [String: String] = [:],
            defaultQuery: [String: String] = [:]
        ) {
            key = APIKey(apiKey ?? environment["OPENAI_API_KEY"], name: apiKey == nil ? "OPENAI_API_KEY" : "apiKey")
            let text = OpenAICache.EnvironmentSwitches.text(baseURL ?? environment["OPENAI_BASE_URL"])
            let usual = text == nil ? Self.base(forKey: key.text) : (url: "", warning: nil)
            if let warning = usual.warning { OpenAICache.StandardError.write(line: warning) }
            base = BaseURL(text ?? usual.url, name: baseURL == nil ? "OPENAI_BASE_URL" : "baseURL")
            webhookSecret = OpenAICache.EnvironmentSwitches.text(environment["OPENAI_WEBHOOK_SECRET"])
            log = .init(environment["OPENAI_LOG"])
            self.organization = OpenAICache.EnvironmentSwitches.text(organization ?? environment["OPENAI_ORG_ID"])
            self.project = OpenAICache.EnvironmentSwitches.text(project ?? environment["OPENAI_PROJECT_ID"])
            self.timeout = timeout
            self.maxRetries = maxRetries
            self.defaultHeaders = defaultHeaders
            self.defaultQuery = defaultQuery
        }

        /// The base URL that a request goes to, and that what is recorded of it is kept with.
        func base(of request: Request) -> String { azure?(request, base.text) ?? base.text }

        /// A base URL as it is kept: without what is secret.
        func known(_ base: String) -> String {
            base == self.base.text ? self.base.known : OpenAICache.Address.normalized(base: base) ?? base
        }

        var customMirror: Swift.Mirror { mirror(of: self) }

        /// What may be seen of it.
        func mirror<Subject>(of subject: Subject) -> Swift.Mirror {
            let children: Swift.KeyValuePairs<String, Any> = [
                "baseURL": OpenAICache.Address.shown(base.known), "hasKey": key.text != nil || keyFunction != nil,
                "organization": organization as Any, "project": project as Any, "timeout": timeout,
                "maxRetries": maxRetries, "defaultHeaders": OpenAICache.SentSecrets.masked(defaultHeaders),
                "defaultQuery": OpenAICache.SentSecrets.masked(defaultQuery),
            ]
            return Swift.Mirror(subject, children: children)
        }

        /// The headers of a request without a body's: the call's before the client's, and those before the environment's.
        func headers(_ options: RequestOptions) -> HeaderFields {
            var fields = HeaderFields()
            fields.set("Accept", "application/json")
            fields.set("OpenAI-Organization", organization)
            fields.set("OpenAI-Project", project)
            fields.set(defaultHeaders)
            fields.set(options.headers)
            fields.removeBlank("authorization", "api-key")
            // Azure's header takes the place of OpenAI's key, which is nobody else's business.
            if keyFunction == nil, fields["authorization"] == nil, fields["api-key"] == nil {
                fields.set("Authorization", key.text.map { "Bearer \($0)" })
            }
            return fields
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
