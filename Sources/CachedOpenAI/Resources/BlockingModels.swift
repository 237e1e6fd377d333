import Foundation

nonisolated extension OpenAI {
    /// The models that can be asked, without `await`. The parameters are those of `Models`.
    public struct BlockingModels: Swift.Sendable {
        let client: OpenAI

        /// All models.
        ///
        /// - Throws: `OpenAIError`.
        public func list(options: RequestOptions = .init()) throws -> Page<Model> {
            try client.pageBlocking(Request(method: "GET", path: "/models", options: options))
        }

        /// One model.
        ///
        /// - Throws: `OpenAIError`.
        public func retrieve(_ model: String, options: RequestOptions = .init()) throws -> Model {
            try client.sendBlocking(Models.retrieveRequest(model, options: options), as: Model.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// The models that can be asked.
    public var models: OpenAI.BlockingModels { .init(client: client) }
}
