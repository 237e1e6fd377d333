import Foundation

/// What a target means: whose it is, and what is asked for below the API's base.
struct RequestPath: Equatable {
    /// The name in `/s/NAME/…`, for a session of its own.
    var session: String?
    /// Percent-encoded, such as `/chat/completions`.
    var path: String
    /// Without the question mark.
    var query: String
    /// What may be wrong with the base URL of who asks.
    var note: String?
    /// The host of a target that is a whole URL.
    var host: String?

    /// Nil for what leaves its place, such as `/v1/../x`.
    init?(target: String) {
        var rest = Substring(target)
        if let scheme = rest.range(of: "://"), !rest.hasPrefix("/") {
            let behind = rest[scheme.upperBound...]
            let end = behind.firstIndex(where: { $0 == "/" || $0 == "?" }) ?? behind.endIndex
            host = String(behind[..<end])
            rest = behind[end...]
        }
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        query = parts.count > 1 ? String(parts[1]) : ""
        path = parts.first.map(String.init) ?? ""
        if path.isEmpty { path = "/" }
        guard path.hasPrefix("/"), !Self.leaves(path) else { return nil }
        takeSession()
        takeBase()
    }

    /// Whether it is Azure's own spelling.
    var isAzure: Bool { path.hasPrefix(Self.deployments) }

    /// Of Azure's spelling, what stands behind the deployment's name.
    var behindDeployment: String? {
        guard isAzure, let slash = path.dropFirst(Self.deployments.count).firstIndex(of: "/") else { return nil }
        return String(path[slash...])
    }

    private static let deployments = "/openai/deployments/"

    private static func leaves(_ path: String) -> Bool {
        path.split(separator: "/").contains { part in
            [".", ".."].contains(part.replacingOccurrences(of: "%2e", with: ".", options: .caseInsensitive))
        }
    }

    private mutating func takeSession() {
        guard path.hasPrefix("/s/") else { return }
        let name = path.dropFirst(3).prefix { $0 != "/" }
        guard !name.isEmpty else { return }
        session = name.removingPercentEncoding ?? String(name)
        path = String(path.dropFirst(3 + name.count))
        if path.isEmpty { path = "/" }
    }

    /// The base ends at the last `/v1`: people write one too many.
    private mutating func takeBase() {
        let marked = path + "/"
        if let version = marked.range(of: "/v1/", options: .backwards) {
            if marked.range(of: "/v1/")?.lowerBound != version.lowerBound {
                note = "the path has /v1 more than once: the base URL should end with one"
            }
            path = String(path.dropFirst(marked.distance(from: marked.startIndex, to: version.upperBound) - 1))
            if path.isEmpty { path = "/" }
        } else if path.hasPrefix("/openai/"), !isAzure {
            path = String(path.dropFirst("/openai".count))
        }
    }
}
