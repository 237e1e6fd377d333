import Foundation

nonisolated extension OpenAICache {
    /// Where a URL leads, as far as trust goes: scheme, host and port.
    struct Origin: Hashable, Sendable {
        let scheme: String
        let host: String
        let port: Int

        /// Nil for what is not on the web.
        init?(_ url: URL) {
            guard let scheme = url.scheme?.lowercased(), ["http", "https"].contains(scheme),
                let host = url.host?.lowercased(), !host.isEmpty
            else { return nil }
            self.scheme = scheme
            self.host = host
            port = url.port ?? (scheme == "https" ? 443 : 80)
        }
    }
}
