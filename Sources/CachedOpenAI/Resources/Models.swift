import Foundation

nonisolated extension OpenAI {
    /// The models that can be asked.
    public var models: Models { Models(client: self) }

    /// The models that can be asked (https://platform.openai.com/docs/api-reference/models).
    public struct Models: Swift.Sendable {
        let client: OpenAI

        /// All models.
        ///
        /// ```swift
        /// print(try await client.models.list().data.map(\.id))
        /// ```
        ///
        /// - Throws: `OpenAIError`.
        public func list(options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation)
            async throws -> Page<Model>
        {
            try await client.page(Request(method: "GET", path: "/models", options: options))
        }

        /// One model.
        ///
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ model: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Model {
            try await client.send(Self.retrieveRequest(model, options: options), as: Model.self)
        }

        static func retrieveRequest(_ model: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/models/\(model)", options: options)
        }
    }
}
