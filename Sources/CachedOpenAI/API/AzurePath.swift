import Foundation

nonisolated extension OpenAI {
    /// Where Azure has a model: in a deployment, which is part of the path
    /// (https://learn.microsoft.com/azure/ai-services/openai/reference).
    struct AzurePath: Sendable {
        /// What is asked of a deployment; the rest is asked of the resource.
        private static let paths: Swift.Set<String> = [
            "/completions", "/chat/completions", "/embeddings", "/audio/transcriptions", "/audio/translations",
            "/audio/speech", "/images/generations", "/images/edits",
        ]

        /// Nil: called as the model.
        var deployment: String?

        /// The base URL of a request.
        ///
        /// - Parameter base: of the resource.
        func base(of request: Request, at base: String) -> String {
            guard Self.paths.contains(request.path.text), let name = deployment ?? request.body?.model else {
                return base
            }
            let path: RequestPath = "/deployments/\(name)"
            return path.problem == nil ? base + path.text : base
        }
    }
}
