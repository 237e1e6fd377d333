import Foundation

nonisolated extension OpenAICache {
    /// Where a request goes: the API's base URL, the path below it and the query.
    ///
    /// It holds nothing secret: user and password are dropped from the base URL, keys from the query.
    package struct Address: Hashable, Sendable {
        /// Such as `https://api.openai.com/v1`: no user, no trailing slash.
        package let base: String
        /// Such as `/chat/completions`, percent-encoded in one way.
        package let path: String
        /// Such as `after=x&limit=2`, sorted by name; empty for none.
        package let query: String

        package init(base: String, path: String, query: String) {
            self.base = base
            self.path = path
            self.query = query
        }

        /// The address of a whole URL.
        ///
        /// - Parameter knownBases: the base URLs that are known to be some, as `normalized(base:)` spells them. Of
        ///   several that fit, the longest counts; for other URLs the base ends at `/v1`.
        package init?(_ url: Foundation.URL, knownBases: [String]) {
            guard let parts = URLComponents(url: url, resolvingAgainstBaseURL: true),
                let root = Self.root(of: parts)
            else { return nil }
            let path = parts.percentEncodedPath
            let prefix =
                knownBases.compactMap { Self.prefix(of: path, root: root, base: $0) }.max {
                    $0.utf8.count < $1.utf8.count
                }
                ?? Self.versionPrefix(of: path)
            base = root + prefix
            self.path = PercentEncoding.normalized(path: String(path.dropFirst(prefix.count)))
            query = Self.canonical(query: parts.percentEncodedQuery)
        }

        /// A base URL as it is kept: lower-case scheme and host, no user, no query, no trailing slash.
        package static func normalized(base text: String) -> String? {
            guard let parts = URLComponents(string: text), let root = root(of: parts) else { return nil }
            var path = parts.percentEncodedPath
            while path.hasSuffix("/") { path.removeLast() }
            return root + path
        }

        /// A URL, or what should have been one, for messages: without user, password and query, and harmless.
        static func shown(_ url: String) -> String {
            let url = url.prefix { $0 != "?" && $0 != "#" }
            guard let at = url.lastIndex(of: "@") else { return OneLine.of(String(url), most: 200) }
            let scheme = url.range(of: "://").map { url[..<$0.upperBound] } ?? ""
            return OneLine.of(scheme + "…" + url[at...], most: 200)
        }

        /// The query without what is secret, sorted by name; items of one name keep their order.
        package static func canonical(query: String?) -> String {
            guard let query, !query.isEmpty else { return "" }
            let items = query.split(separator: "&").map { PercentEncoding.normalized(queryItem: String($0)) }
                .filter { !SecretNames.contain(queryItem: $0) }
            return items.enumerated()
                .sorted { (name(of: $0.element), $0.offset) < (name(of: $1.element), $1.offset) }
                .map(\.element).joined(separator: "&")
        }

        private static func name(of queryItem: String) -> String {
            String(queryItem.prefix { $0 != "=" })
        }

        private static func root(of parts: URLComponents) -> String? {
            guard let scheme = parts.scheme?.lowercased(), let host = parts.percentEncodedHost?.lowercased(),
                !host.isEmpty
            else { return nil }
            let isDefaultPort = parts.port == nil || parts.port == (scheme == "https" ? 443 : 80)
            return "\(scheme)://\(host)" + (isDefaultPort ? "" : ":\(parts.port ?? 0)")
        }

        private static func prefix(of path: String, root: String, base: String) -> String? {
            guard base.hasPrefix(root) else { return nil }
            let prefix = String(base.dropFirst(root.count))
            guard prefix.isEmpty || prefix.hasPrefix("/") else { return nil }
            return path == prefix || path.hasPrefix(prefix + "/") ? prefix : nil
        }

        private static func versionPrefix(of path: String) -> String {
            if let range = path.range(of: "/v1/") { return String(path[..<range.lowerBound]) + "/v1" }
            return path.hasSuffix("/v1") ? path : ""
        }
    }
}
