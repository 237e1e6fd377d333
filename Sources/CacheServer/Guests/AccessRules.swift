import CachedOpenAI
import Foundation

/// Who may ask: programs on this machine, and no page of a web site that a browser on it happens to show.
struct AccessRules: Sendable {
    /// Names of hosts besides those of this machine, and addresses.
    var hosts: Set<String> = []
    /// Of pages that may use the server, besides those that this machine serves.
    var origins: Set<String> = []
    /// What every program has to give as its key.
    var token: String?

    /// - Parameter port: the server's.
    func refusal(of head: RequestHead, port: Int) -> ServedResponse? {
        if let refusal = hostRefusal(head, port) ?? originRefusal(head) { return refusal }
        guard let token, !isPreflight(head), !isForPicture(head) else { return nil }
        return Self.isSame(Self.key(of: head) ?? "", token)
            ? nil : .error(401, code: "invalid_api_key", "This server asks for its token as the API key.")
    }

    /// The key that a program sends, whichever way.
    static func key(of head: RequestHead) -> String? {
        let bearer = head.value("authorization").flatMap { text in
            text.lowercased().hasPrefix("bearer ") ? text.dropFirst(7).trimmingCharacters(in: .whitespaces) : nil
        }
        return bearer ?? head.value("api-key") ?? head.value("x-api-key")
    }

    /// Whoever has its address has been given the picture's name, which nobody can guess; and sends no key for it.
    private func isForPicture(_ head: RequestHead) -> Bool {
        RequestPath(target: head.target)?.path.hasPrefix(ServedPictures.path) == true
    }

    /// A browser asks beforehand whether a page may.
    func isPreflight(_ head: RequestHead) -> Bool {
        head.method == "OPTIONS" && head.value("origin") != nil && head.value("access-control-request-method") != nil
    }

    /// What a browser is told of it.
    func preflight(_ head: RequestHead) -> ServedResponse {
        var fields: [(name: String, value: String)] = [
            ("access-control-allow-methods", head.value("access-control-request-method") ?? "GET"),
            ("access-control-max-age", "600"),
        ]
        if let asked = head.value("access-control-request-headers") {
            fields.append(("access-control-allow-headers", asked))
        }
        if head.value("access-control-request-private-network") == "true" {
            fields.append(("access-control-allow-private-network", "true"))
        }
        return ServedResponse(status: 204, fields)
    }

    /// So that a page that may ask can read the answer.
    func fields(for head: RequestHead) -> [(name: String, value: String)] {
        let named = head.values("origin")
        guard named.count == 1, let origin = named.first, isAllowed(origin: origin) else { return [] }
        return [
            ("access-control-allow-origin", origin), ("vary", "origin"),
            ("access-control-expose-headers", "x-request-id, x-cached-openai, x-cached-openai-note"),
        ]
    }

    // MARK: Host

    /// A name that leads here by a trick of its owner's is no name of ours.
    private func hostRefusal(_ head: RequestHead, _ port: Int) -> ServedResponse? {
        let named = head.values("host")
        let inTarget = RequestPath(target: head.target)?.host
        if named.count == 1, !named[0].isEmpty, isAllowed(host: named[0], port: port),
            inTarget.map({ $0.lowercased() == named[0].lowercased() }) ?? true
        {
            return nil
        }
        let shown = named.count == 1 ? OpenAICache.OneLine.of(named[0], most: 80) : "\(named.count) of them"
        return .error(
            403, code: "host_not_allowed",
            "The header Host (\(shown)) is none of this machine's names. The server's option --allow-host adds one.")
    }

    private func isAllowed(host text: String, port: Int) -> Bool {
        guard let (name, given) = Self.parts(ofHost: text), given == nil || given == port else { return false }
        return name == "localhost" || name.hasSuffix(".localhost") || Self.isAddress(name) || hosts.contains(name)
    }

    private static func parts(ofHost text: String) -> (name: String, port: Int?)? {
        let text = text.lowercased()
        let start = text.hasPrefix("[") ? (text.firstIndex(of: "]") ?? text.endIndex) : text.startIndex
        guard let colon = text[start...].firstIndex(of: ":") else { return (text, nil) }
        guard let port = Int(text[text.index(after: colon)...]),
            text[text.index(after: colon)...].allSatisfy(\.isNumber)
        else { return nil }
        return (String(text[..<colon]), port)
    }

    private static func isAddress(_ name: String) -> Bool {
        if name.hasPrefix("["), name.hasSuffix("]") {
            return name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { part in UInt8(part) != nil && part.allSatisfy(\.isASCII) }
    }

    // MARK: Origin

    private func originRefusal(_ head: RequestHead) -> ServedResponse? {
        let origins = head.values("origin")
        if origins.isEmpty {
            // A page may show a picture of another site's, and can't read it.
            guard head.value("sec-fetch-site") == "cross-site", !isForPicture(head) else { return nil }
        } else if origins.count == 1, isAllowed(origin: origins[0]) {
            return nil
        }
        return .error(
            403, code: "origin_not_allowed",
            "A page of \(OpenAICache.OneLine.of(origins.first ?? "another site", most: 80)) may not use this server. "
                + "The server's option --allow-origin lets one.")
    }

    private func isAllowed(origin: String) -> Bool {
        if origins.contains(origin) { return true }
        guard origin.hasPrefix("http://") || origin.hasPrefix("https://"),
            let (name, _) = origin.range(of: "://").flatMap({ Self.parts(ofHost: String(origin[$0.upperBound...])) })
        else { return false }
        return name == "localhost" || name == "[::1]" || (Self.isAddress(name) && name.hasPrefix("127."))
    }

    /// In a time that doesn't depend on where they differ.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
