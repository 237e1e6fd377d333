import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// How the cache behaves. Read from the environment at first use; a change holds from the next request on.
    public var settings: Settings {
        get { Engine.shared.settings }
        nonmutating set { Engine.shared.settings = newValue }
    }

    /// Caches what goes through `URLSession.shared` to an OpenAI-style host from here on; all else passes untouched.
    ///
    /// Hosts are api.openai.com, that of `OPENAI_BASE_URL`, and those in `settings.hosts`.
    public func install() {
        #if canImport(FoundationNetworking)
            // Outside Apple's systems a registered class comes after the built-in ones, and too late once a session was made.
            let configuration = URLSession.shared.configuration
            configuration.protocolClasses = Self.withInterceptor(configuration.protocolClasses)
        #else
            _ = URLProtocol.registerClass(Interceptor.self)
        #endif
    }

    /// A configuration for a session of your own, whose requests to an OpenAI-style host are cached.
    ///
    /// ```swift
    /// let session = URLSession(configuration: OpenAICache.shared.sessionConfiguration())
    /// ```
    ///
    /// - Parameter base: what the session is to be like otherwise.
    public func sessionConfiguration(_ base: URLSessionConfiguration = .default) -> URLSessionConfiguration {
        guard let configuration = base.copy() as? URLSessionConfiguration else { return base }
        configuration.protocolClasses = Self.withInterceptor(base.protocolClasses)
        return configuration
    }

    private static func withInterceptor(_ classes: [AnyClass]?) -> [AnyClass] {
        [Interceptor.self] + (classes ?? []).filter { $0 != Interceptor.self }
    }
}
