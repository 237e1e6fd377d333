import Foundation

nonisolated extension OpenAICache {
    /// Tells by its name what holds a secret: a query item, a header.
    ///
    /// There is no list of all such names. What has another one is taken for a part of the question: it counts and is kept.
    package enum SecretNames {
        private static let whole: Set<String> = [
            "key", "token", "sig", "sas", "code", "auth", "authorization", "proxyauthorization", "bearer", "jwt",
            "secret",
            "pwd", "pass", "passwd", "passphrase", "cookie", "session", "sessionid", "sid",
        ]
        private static let endings = [
            "apikey", "accesskey", "accesskeyid", "secretkey", "secretaccesskey", "subscriptionkey", "privatekey",
            "masterkey", "authkey", "accesstoken", "authtoken", "apitoken", "refreshtoken", "idtoken", "sessiontoken",
            "securitytoken", "bearertoken", "clientsecret", "appsecret", "signature", "credential", "credentials",
            "password",
        ]

        /// Capitals, hyphens and underscores don't matter: `X-Api-Key`, `api_key`, `apiKey`.
        package static func contain(_ name: String) -> Bool {
            let name = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
            return whole.contains(name) || endings.contains { name.hasSuffix($0) }
        }

        /// Whether a query item is left out: by its name, or because it is a key of OpenAI's kind or a bearer token.
        package static func contain(queryItem: String) -> Bool {
            let parts = queryItem.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map { $0.removingPercentEncoding ?? String($0) }
            if contain(parts[0]) { return true }
            guard parts.count > 1 else { return false }
            let isKey = parts[1].hasPrefix("sk-") && parts[1].utf8.count >= 20
            return isKey || parts[1].lowercased().hasPrefix("bearer ")
        }
    }
}
