import Foundation

/// An OpenAI client with a cache inside: what was recorded is answered from the cache, free and offline.
///
/// ```swift
/// let client = OpenAI()
/// let completion = try await client.chat.completions.create(
///     model: "gpt-4o-mini", messages: [.user("Say hello.")])
/// print(completion.choices[0].message.content ?? "")
/// ```
///
/// No key is needed while every answer is cached. `client.blocking` is the same client without `await`.
nonisolated public final class OpenAI: Swift.Sendable, Swift.CustomStringConvertible, Swift.CustomReflectable {
    /// A JSON value of any kind.
    public typealias JSON = OpenAICache.JSON

    let configuration: Configuration
    let engine: OpenAICache.Engine

    /// A client; what is not given comes from the environment.
    ///
    /// ```swift
    /// let openRouter = OpenAI(apiKey: "sk-or-…", baseURL: "https://openrouter.ai/api/v1", timeout: 60)
    /// ```
    ///
    /// - Parameters:
    ///   - apiKey: else `OPENAI_API_KEY`. Needed at the first request that the cache can't answer.
    ///   - baseURL: such as `https://openrouter.ai/api/v1`; else `OPENAI_BASE_URL`, else OpenAI's, or
    ///     OpenRouter's for a key that begins with `sk-or-`.
    ///   - organization: else `OPENAI_ORG_ID`.
    ///   - project: else `OPENAI_PROJECT_ID`.
    ///   - timeout: in seconds; how long a server may stay silent.
    ///   - maxRetries: how often a request that failed for a passing reason is sent again.
    ///   - webhookSecret: else `OPENAI_WEBHOOK_SECRET`; what `webhooks` checks signatures with.
    ///   - defaultHeaders: sent with every request; `api-key` replaces the key. For Azure see `azure`.
    ///   - defaultQuery: sent with every request.
    ///   - cache: where its answers are; the shared one, unless a program has several.
    public convenience init(
        apiKey: String? = nil, baseURL: String? = nil, organization: String? = nil, project: String? = nil,
        webhookSecret: String? = nil, timeout: Double = 600, maxRetries: Int = 2,
        defaultHeaders: [String: String] = [:], defaultQuery: [String: String] = [:], cache: OpenAICache = .shared
    ) {
        var configuration = Configuration(
            environment: Foundation.ProcessInfo.processInfo.environment, apiKey: apiKey, baseURL: baseURL,
            organization: organization, project: project, timeout: timeout, maxRetries: maxRetries,
            defaultHeaders: defaultHeaders, defaultQuery: defaultQuery)
        configuration.webhookSecret = webhookSecret ?? configuration.webhookSecret
        self.init(configuration, engine: cache.engine)
    }

    /// A client whose key is given by a function, such as one that asks a vault or renews a token. It is called for each
    /// call that is sent, and not for what the cache answers. See the other `init`.
    ///
    /// ```swift
    /// let client = OpenAI(apiKey: { try String(contentsOfFile: "token.txt", encoding: .utf8) })
    /// ```
    public convenience init(
        apiKey: @escaping @Sendable () async throws -> String, baseURL: String? = nil, organization: String? = nil,
        project: String? = nil, webhookSecret: String? = nil, timeout: Double = 600, maxRetries: Int = 2,
        defaultHeaders: [String: String] = [:], defaultQuery: [String: String] = [:], cache: OpenAICache = .shared
    ) {
        var environment = Foundation.ProcessInfo.processInfo.environment
        environment["OPENAI_API_KEY"] = nil
        var configuration = Configuration(
            environment: environment, apiKey: nil, baseURL: baseURL, organization: organization, project: project,
            timeout: timeout, maxRetries: maxRetries, defaultHeaders: defaultHeaders, defaultQuery: defaultQuery)
        configuration.webhookSecret = webhookSecret ?? configuration.webhookSecret
        configuration.keyFunction = apiKey
        self.init(configuration, engine: cache.engine)
    }

    init(_ configuration: Configuration, engine: OpenAICache.Engine) {
        self.configuration = configuration
        self.engine = engine
        OpenAICache.SentSecrets.remember(
            headers: configuration.headers(.init()).dictionary, query: configuration.defaultQuery,
            baseURL: configuration.base.text)
    }

    /// Where it sends requests to.
    public var description: String { "OpenAI(\(OpenAICache.Address.shown(configuration.base.known)))" }
    /// Holds no key.
    public var customMirror: Swift.Mirror { configuration.mirror(of: self) }
}

/// The name that the official Python package gives its async client.
public typealias AsyncOpenAI = OpenAI
