import Foundation

nonisolated extension OpenAICache {
    /// Where pictures may be fetched from. An answer must not have the recorder's machine ask its own network.
    struct PictureSources: Sendable {
        private let own: String?
        private let origins: Set<String>
        private let hosts: Set<String>

        /// - Parameters:
        ///   - api: where the answer came from: its own origin may be asked.
        ///   - named: hosts or whole origins that the settings name.
        init(api: URL, named: [String]) {
            own = Self.origin(of: api)
            origins = Set(named.filter { $0.contains("://") }.compactMap { URL(string: $0) }.compactMap(Self.origin))
            hosts = Set(named.filter { !$0.contains("://") }.map { $0.lowercased() })
        }

        /// Why a picture isn't fetched; nil if it may be. The thread waits for the host's name to be looked up.
        func refusal(of url: URL) -> String? {
            guard let scheme = url.scheme?.lowercased(), ["http", "https"].contains(scheme),
                let origin = Self.origin(of: url), let host = url.host
            else { return "is not a web address" }
            if origin == own || origins.contains(origin) || hosts.contains(host.lowercased()) { return nil }
            let reason =
                scheme == "https" ? PublicAddress.refusal(ofHost: host) : "is not https"
            return reason.map { "\($0), so it is not asked (settings.pictureHosts may name its host)" }
        }

        private static func origin(of url: URL) -> String? {
            guard let scheme = url.scheme?.lowercased(), let host = url.host?.lowercased(), !host.isEmpty else {
                return nil
            }
            return "\(scheme)://\(host):\(url.port ?? (scheme == "https" ? 443 : 80))"
        }
    }
}
