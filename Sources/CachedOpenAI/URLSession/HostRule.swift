import Foundation

nonisolated extension OpenAICache {
    /// Which URLs are an OpenAI-style API's: api.openai.com, `OPENAI_BASE_URL`'s host, and those the program names.
    struct HostRule {
        private let hosts: [String]

        init(_ settings: Settings) {
            hosts = (settings.hosts + [settings.environmentBaseURL].compactMap { $0 } + ["https://api.openai.com"])
                .compactMap(Self.host)
        }

        /// A host that was named with its port covers that port alone.
        func covers(_ url: URL) -> Bool {
            guard ["http", "https", "ws", "wss"].contains(url.scheme?.lowercased()), let host = url.host.map(Self.name)
            else { return false }
            let withPort = url.port.map { "\(host):\($0)" } ?? host
            return hosts.contains(host) || hosts.contains(withPort)
        }

        /// A dot at the end says that nothing follows, as is so anyway.
        private static func name(_ host: String) -> String {
            let name = host.lowercased()
            return name.hasSuffix(".") ? String(name.dropLast()) : name
        }

        private static func host(of entry: String) -> String? {
            guard entry.contains("://") else { return entry.lowercased() }
            guard let parts = URLComponents(string: entry), let host = parts.host.map(Self.name) else { return nil }
            return parts.port.map { "\(host):\($0)" } ?? host
        }
    }
}
