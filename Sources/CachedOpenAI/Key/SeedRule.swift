import Foundation

nonisolated extension OpenAICache {
    /// Which requests are sent with the seed in their body.
    enum SeedRule {
        /// The resources of OpenAI's API that have no seed and refuse what they don't know.
        private static let refusing: Set<String> = [
            "audio", "batches", "chat", "containers", "content_provenance_checks", "conversations", "embeddings",
            "evals",
            "files", "fine_tuning", "images", "models", "moderations", "responses", "skills", "uploads",
            "vector_stores", "videos",
        ]

        /// The built-in client's `seed` tells answers apart, and is sent where the API has one of that name. Another
        /// client's is the caller's own business, but where it is known to be refused.
        static func sendsSeed(to address: Address, isForeign: Bool) -> Bool {
            if hasOwnSeed(address.path) { return true }
            return isForeign && !(isOpenAIs(address.base) && refuses(address.path))
        }

        private static func hasOwnSeed(_ path: String) -> Bool {
            path.hasSuffix("/completions") || path.hasSuffix("/fine_tuning/jobs")
        }

        private static func refuses(_ path: String) -> Bool {
            path.split(separator: "/").first.map { refusing.contains(String($0)) } == true
        }

        private static func isOpenAIs(_ base: String) -> Bool {
            let host = URLComponents(string: base)?.host?.lowercased() ?? ""
            return host == "api.openai.com" || host.hasSuffix(".api.openai.com")
        }
    }
}
