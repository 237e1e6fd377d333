import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// Where a redirect may lead a program's request: nobody else gets its key or its prompt.
    enum SessionRedirect {
        /// So many in a row are followed.
        static let most = 10

        /// The request that may be sent in place of the one that was redirected.
        ///
        /// - Parameters:
        ///   - proposed: by the system, which may have lost the body.
        ///   - body: what the redirected request carried.
        /// - Throws: `Refused`.
        static func allowed(
            _ status: Int, from: URLRequest, to proposed: URLRequest, body: Data?
        ) throws -> URLRequest {
            guard let origin = from.url, let target = proposed.url else { throw Refused(from, proposed, "has no URL") }
            if origin.scheme?.lowercased() == "https" && target.scheme?.lowercased() != "https" {
                throw Refused(from, proposed, "is not encrypted")
            }
            var request = proposed
            if isSameOrigin(origin, target) {
                if [307, 308].contains(status) { request.httpBody = body }
                return request
            }
            guard ["GET", "HEAD"].contains(from.httpMethod?.uppercased() ?? "GET") else {
                throw Refused(from, proposed, "is another server, which would get the request's content")
            }
            request.allHTTPHeaderFields = [:]
            return request
        }

        private static func isSameOrigin(_ one: URL, _ other: URL) -> Bool {
            func port(_ url: URL) -> Int { url.port ?? (url.scheme?.lowercased() == "https" ? 443 : 80) }
            return one.scheme?.lowercased() == other.scheme?.lowercased()
                && one.host?.lowercased() == other.host?.lowercased() && port(one) == port(other)
        }

        /// A redirect that was not followed.
        struct Refused: LocalizedError, CustomStringConvertible {
            let description: String
            var errorDescription: String? { description }

            init(_ from: URLRequest, _ to: URLRequest, _ reason: String) {
                let method = OneLine.of(from.httpMethod ?? "GET", most: 20)
                description =
                    "\(method) \(Address.shown(from.url?.absoluteString ?? "")) was redirected to "
                    + "\(Address.shown(to.url?.absoluteString ?? "")), which \(reason), so the redirect was not followed. "
                    + "If the API has moved there, use that URL."
            }
        }
    }
}
