import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// Caches what goes through `URLSession.shared` to an OpenAI-style host from here on; all else passes untouched.
    ///
    /// Hosts are api.openai.com, that of `OPENAI_BASE_URL`, and those in `settings.hosts`. Of several caches that are
    /// installed and have a host in common, the last one gets its requests.
    public func install() {
        let configuration = URLSession.shared.configuration
        #if canImport(FoundationNetworking)
            // Outside Apple's systems a registered class comes after the built-in ones, and too late once a session was made.
            configuration.protocolClasses = withInterceptor(of: configuration)
        #else
            _ = URLProtocol.registerClass(SessionGateways.interceptor(of: engine, configuration))
        #endif
    }

    /// A configuration for a session of your own, whose requests to an OpenAI-style host are cached.
    ///
    /// ```swift
    /// let session = URLSession(configuration: OpenAICache.shared.sessionConfiguration())
    /// ```
    ///
    /// - Parameter base: what the session is to be like otherwise; its headers, timeouts and so on hold for what is sent.
    public func sessionConfiguration(_ base: URLSessionConfiguration = .default) -> URLSessionConfiguration {
        guard let configuration = base.copy() as? URLSessionConfiguration else { return base }
        configuration.protocolClasses = withInterceptor(of: configuration)
        return configuration
    }

    private func withInterceptor(of configuration: URLSessionConfiguration) -> [AnyClass] {
        let interceptor: AnyClass = SessionGateways.interceptor(of: engine, configuration)
        return [interceptor] + (configuration.protocolClasses ?? []).filter { $0 != interceptor }
    }
}
