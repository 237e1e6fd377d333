import Foundation

/// The variables by which a program finds the server.
struct GuestEnvironment {
    let port: Int
    /// The address that the server listens at; nil for this machine's own.
    var host: String?
    /// What it gives as its key.
    var key = "sk-cached"

    private var root: String {
        guard let host, !["0.0.0.0", "::"].contains(host) else { return "http://127.0.0.1:\(port)" }
        return "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    var baseURL: String { "\(root)/v1" }

    /// Those that are set, in the order in which they are shown.
    var variables: [(name: String, value: String)] {
        [
            ("OPENAI_BASE_URL", baseURL), ("OPENAI_API_BASE", baseURL), ("OPENAI_API_KEY", key),
            ("AZURE_OPENAI_ENDPOINT", root), ("AZURE_OPENAI_API_KEY", key),
        ]
    }

    /// An environment with these in it, and none of the keys that were there.
    func applied(to environment: [String: String]) -> [String: String] {
        var applied = environment
        for name in Self.keys { applied[name] = nil }
        for (name, value) in variables { applied[name] = value }
        for name in ["NO_PROXY", "no_proxy"] {
            let others = applied[name].map { "\($0)," } ?? ""
            applied[name] = "\(others)127.0.0.1,localhost"
        }
        return applied
    }

    /// What opens an API.
    static let keys = ["OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "AZURE_OPENAI_API_KEY", "OPENROUTER_API_KEY"]

    /// Whether there is one.
    static func holdsKey(_ environment: [String: String]) -> Bool {
        keys.contains { environment[$0]?.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty == false }
    }

    /// As a shell or a file of variables has them.
    enum Style: String, CaseIterable {
        case sh, fish, powershell, dotenv
    }

    func lines(_ style: Style) -> String {
        variables.map { name, value in
            switch style {
            case .sh: "export \(name)='\(value)'\n"
            case .fish: "set -gx \(name) '\(value)'\n"
            case .powershell: "$env:\(name) = '\(value)'\n"
            case .dotenv: "\(name)=\(value)\n"
            }
        }.joined()
    }
}
