import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// What follows when an answer names another address (RFC 9110, 15.4). Decided here and not by the system: some keep a
    /// key on its way to any host, others lose a body.
    struct Redirect {
        static let most = 10
        private static let statuses = [301, 302, 303, 307, 308]

        /// As the server wrote it.
        let location: String
        let status: Int

        /// Nil for an answer that is none.
        init?(_ head: ResponseHead) {
            guard Self.statuses.contains(head.status), let location = head.headers["location"] else { return nil }
            self.location = location.trimmingCharacters(in: .whitespacesAndNewlines)
            status = head.status
        }

        /// The request to send next. Within the origin it is the same at another address, without its body where the
        /// official clients drop it. Another origin gets nothing of it: a GET, without headers.
        ///
        /// - Parameter carried: names of headers that belong to the transfer and not to the caller, in lower case.
        /// - Throws: `TransportFailure` if it must not be followed.
        func next(after request: URLRequest, carrying carried: Set<String>) throws -> URLRequest {
            guard let url = request.url, let target = target(from: url), let origin = Origin(target) else {
                throw failure(request, "which is no web address. Check the base URL (OPENAI_BASE_URL)")
            }
            var next = request
            next.url = target
            if origin == Origin(url) {
                if turnsIntoGet(request.httpMethod ?? "GET") { Self.turnIntoGet(&next) }
                return next
            }
            if url.scheme?.lowercased() == "https", origin.scheme == "http" {
                throw failure(request, "where anybody on the way could read it, so it was not followed")
            }
            guard request.httpMethod ?? "GET" == "GET" else {
                throw failure(
                    request,
                    "another server, and what it holds would go there, so it was not followed. If that is the right "
                        + "place, make it the base URL (OPENAI_BASE_URL)")
            }
            for name in next.allHTTPHeaderFields.map({ Array($0.keys) }) ?? []
            where !carried.contains(name.lowercased()) {
                next.setValue(nil, forHTTPHeaderField: name)
            }
            return next
        }

        /// - Parameter url: what was asked for last.
        static func tooMany(_ url: URL?) -> TransportFailure {
            TransportFailure(
                description: "The server redirected the request more than \(most) times, at last to "
                    + "\(Address.shown(url?.absoluteString ?? "")). Check the base URL (OPENAI_BASE_URL).")
        }

        /// With its scheme in lower case, which not every system understands in capitals; without user, password and fragment.
        private func target(from url: URL) -> URL? {
            guard let target = URL(string: location, relativeTo: url),
                var parts = URLComponents(url: target, resolvingAgainstBaseURL: true)
            else { return nil }
            parts.scheme = parts.scheme?.lowercased()
            parts.user = nil
            parts.password = nil
            parts.fragment = nil
            return parts.url
        }

        /// As httpx does it, and with it the official clients.
        private func turnsIntoGet(_ method: String) -> Bool {
            switch status {
            case 301: method == "POST"
            case 302, 303: method != "HEAD"
            default: false
            }
        }

        private static func turnIntoGet(_ request: inout URLRequest) {
            request.httpMethod = "GET"
            request.httpBody = nil
            for name in ["Content-Type", "Content-Length", "Content-Encoding"] {
                request.setValue(nil, forHTTPHeaderField: name)
            }
        }

        private func failure(_ request: URLRequest, _ reason: String) -> TransportFailure {
            let url = request.url
            return TransportFailure(
                description: "\(url?.host ?? "The server") redirected \(request.httpMethod ?? "GET") "
                    + "\(OneLine.of(url?.path ?? "", most: 100)) (status \(status)) to \(Address.shown(location)), "
                    + "\(reason).")
        }
    }
}
