import CachedOpenAI
import Foundation

/// The API behind the server: where it is, and what is sent along.
package struct Upstream: Sendable {
    /// Why there is none.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    package static let usual = "https://api.openai.com/v1"

    /// As it is kept with what is recorded, such as `https://api.openai.com/v1`.
    package let base: String
    /// Its own key, organization and project. Nil: the guests' own are sent on.
    private let ownHeaders: [String: String]?

    /// - Parameters:
    ///   - url: its base URL.
    ///   - environment: where the server's own key is.
    ///   - sendsGuestsKeys: the keys that guests send are meant for it.
    package init(_ url: String, environment: [String: String], sendsGuestsKeys: Bool) throws {
        guard let base = OpenAICache.Address.normalized(base: url),
            ["http", "https"].contains(URL(string: base)?.scheme)
        else {
            throw Problem(description: "“\(OpenAICache.OneLine.of(url, most: 200))” is no base URL of an API.")
        }
        self.base = base
        ownHeaders = sendsGuestsKeys ? nil : Self.headers(from: environment, base: base)
    }

    /// Whether it has a key of its own.
    package var hasKey: Bool { ownHeaders?.keys.contains { $0 == "Authorization" || $0 == "api-key" } ?? true }

    /// Whether it has Azure's own paths.
    var isAzure: Bool { Self.isAzure(base) }

    private static func isAzure(_ base: String) -> Bool {
        URL(string: base)?.host?.hasSuffix(".azure.com") == true
    }

    private static func headers(from environment: [String: String], base: String) -> [String: String] {
        func text(_ name: String) -> String? {
            let text = environment[name]?.trimmingCharacters(in: .whitespacesAndNewlines)
            return text?.isEmpty == false ? text : nil
        }
        var headers: [String: String] = [:]
        if isAzure(base), let key = text("AZURE_OPENAI_API_KEY") {
            headers["api-key"] = key
        } else if let key = text("OPENAI_API_KEY") {
            headers["Authorization"] = "Bearer \(key)"
        }
        headers["OpenAI-Organization"] = text("OPENAI_ORG_ID")
        headers["OpenAI-Project"] = text("OPENAI_PROJECT_ID")
        return headers
    }

    /// What is not sent on: what belongs to the connection, to a browser, or to a client's own statistics.
    private static let dropped: Set<String> = [
        "connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "host",
        "content-length", "content-encoding", "expect", "accept-encoding", "cookie", "origin", "referer", "forwarded",
        "via", "priority",
    ]
    private static let droppedStarts = [
        "x-stainless-", "x-cached-openai", "sec-", "proxy-", "x-forwarded-", "access-control-",
    ]

    /// What is sent along with a guest's request.
    func headers(for head: RequestHead) -> [String: String] {
        var headers: [String: String] = [:]
        for field in head.fields where !Self.isDropped(field.name) {
            let isSecret =
                OpenAICache.SecretNames.contain(field.name) || field.name.hasPrefix("openai-organization")
                || field.name.hasPrefix("openai-project")
            if isSecret && ownHeaders != nil { continue }
            headers[field.name] = headers[field.name].map { "\($0), \(field.value)" } ?? field.value
        }
        return headers.merging(ownHeaders ?? [:]) { $1 }
    }

    /// A query without the keys in it, unless they are meant for it.
    func query(_ query: String) -> String {
        if ownHeaders == nil { return query }
        return query.split(separator: "&").filter { !OpenAICache.SecretNames.contain(queryItem: String($0)) }
            .joined(separator: "&")
    }

    private static func isDropped(_ name: String) -> Bool {
        dropped.contains(name) || droppedStarts.contains { name.hasPrefix($0) }
    }
}
