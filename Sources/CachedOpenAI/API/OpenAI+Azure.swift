import Foundation

nonisolated extension OpenAI {
    /// A client of Azure OpenAI, as the official SDKs' `AzureOpenAI`. What is not given comes from the environment.
    ///
    /// ```swift
    /// let client = OpenAI.azure(azureEndpoint: "https://my-resource.openai.azure.com", apiVersion: "2024-10-21")
    /// ```
    ///
    /// The deployment is the model that a call names, unless `azureDeployment` is given. Azure's newer endpoint
    /// (`/openai/v1`) has neither versions nor deployments: `OpenAI(baseURL:)` is for it.
    ///
    /// - Parameters:
    ///   - azureEndpoint: of the resource; else `AZURE_OPENAI_ENDPOINT`.
    ///   - azureDeployment: the deployment that is asked, whatever model a call names.
    ///   - apiVersion: such as `2024-10-21`; else `OPENAI_API_VERSION`.
    ///   - apiKey: sent as `api-key`; else `AZURE_OPENAI_API_KEY`.
    ///   - azureADToken: a Microsoft Entra token, in place of a key; else `AZURE_OPENAI_AD_TOKEN`.
    ///   - azureADTokenProvider: gives such a token for each call that is sent.
    ///   - timeout: in seconds; how long a server may stay silent.
    ///   - maxRetries: how often a request that failed for a passing reason is sent again.
    ///   - defaultHeaders: sent with every request.
    ///   - defaultQuery: sent with every request.
    ///   - cache: where its answers are; the shared one, unless a program has several.
    public static func azure(
        azureEndpoint: String? = nil, azureDeployment: String? = nil, apiVersion: String? = nil, apiKey: String? = nil,
        azureADToken: String? = nil, azureADTokenProvider: (@Sendable () async throws -> String)? = nil,
        timeout: Double = 600, maxRetries: Int = 2, defaultHeaders: [String: String] = [:],
        defaultQuery: [String: String] = [:], cache: OpenAICache = .shared
    ) -> OpenAI {
        var configuration = Configuration(
            azure: Foundation.ProcessInfo.processInfo.environment, endpoint: azureEndpoint, apiVersion: apiVersion,
            apiKey: apiKey, token: azureADToken, tokenProvider: azureADTokenProvider)
        configuration.azure = { AzurePath(deployment: azureDeployment).base(of: $0, at: $1) }
        configuration.timeout = timeout
        configuration.maxRetries = maxRetries
        configuration.defaultHeaders.merge(defaultHeaders) { $1 }
        configuration.defaultQuery.merge(defaultQuery) { $1 }
        return OpenAI(configuration, engine: cache.engine)
    }
}

nonisolated extension OpenAI.Configuration {
    /// Of a client of Azure OpenAI.
    init(
        azure environment: [String: String], endpoint: String?, apiVersion: String?, apiKey: String?, token: String?,
        tokenProvider: KeyFunction?
    ) {
        let given = { (value: String?, name: String) in
            OpenAICache.EnvironmentSwitches.text(value ?? environment[name])
        }
        self.init(apiKey: nil, baseURL: OpenAI.BaseURL.usual)
        log = .init(environment["OPENAI_LOG"])
        let version = given(apiVersion, "OPENAI_API_VERSION")
        base = Self.azureBase(given(endpoint, "AZURE_OPENAI_ENDPOINT"), hasVersion: version != nil)
        if let version { defaultQuery["api-version"] = version }
        keyFunction = tokenProvider
        if tokenProvider != nil { return }
        let key = OpenAI.APIKey(apiKey ?? environment["AZURE_OPENAI_API_KEY"], name: "apiKey (AZURE_OPENAI_API_KEY)")
        self.key = .init(problem: key.problem)
        if let key = key.text { defaultHeaders["api-key"] = key }
        if key.text == nil, let token = given(token, "AZURE_OPENAI_AD_TOKEN") {
            defaultHeaders["Authorization"] = "Bearer \(token)"
        }
    }

    private static func azureBase(_ endpoint: String?, hasVersion: Bool) -> OpenAI.BaseURL {
        guard let endpoint else {
            return .init(
                missing: "Azure's endpoint is not known. Give azureEndpoint, or set AZURE_OPENAI_ENDPOINT, to one like "
                    + "https://my-resource.openai.azure.com.")
        }
        guard hasVersion else {
            return .init(
                missing: "The version of Azure's API is not known. Give apiVersion, or set OPENAI_API_VERSION, to one "
                    + "like 2024-10-21.")
        }
        let base = OpenAI.BaseURL(endpoint, name: "azureEndpoint (AZURE_OPENAI_ENDPOINT)")
        return base.problem == nil ? .init(base.text + "/openai", name: "azureEndpoint") : base
    }
}
