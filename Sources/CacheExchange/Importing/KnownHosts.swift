import Foundation

/// The hosts that are known to speak this API, as OpenAI has it or in its image.
struct KnownHosts {
    private static let whole: Set<String> = [
        "api.openai.com", "openrouter.ai", "api.groq.com", "api.deepseek.com", "api.cerebras.ai", "api.mistral.ai",
        "api.x.ai", "api.z.ai", "api.perplexity.ai", "api.together.xyz", "api.fireworks.ai", "router.huggingface.co",
        "api.deepinfra.com", "api.sambanova.ai", "api.moonshot.ai", "generativelanguage.googleapis.com",
        "api.cloudflare.com", "localhost", "127.0.0.1", "[::1]",
    ]
    private static let endings = [
        ".api.openai.com", ".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com",
        ".azuredatabricks.net",
    ]

    private let named: Set<String>

    init(_ options: ImportOptions) {
        let bases = options.bases + options.moved.map(\.base)
        named = Set(
            (options.hosts + bases.map { BaseParts($0).host } + options.moved.map(\.host)).map { $0.lowercased() })
    }

    /// - Parameter host: with its port, if it has one.
    func cover(_ host: String) -> Bool {
        let name = Self.withoutPort(host)
        return named.contains("*") || named.contains(host) || named.contains(name) || Self.whole.contains(name)
            || Self.endings.contains { name.hasSuffix($0) }
    }

    private static func withoutPort(_ host: String) -> String {
        guard let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") else { return host }
        return String(host[..<colon])
    }
}
