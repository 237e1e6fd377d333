// Made by `make endpoints` from Sources/make-endpoints/Table/ModelsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The models that can be asked, without `await`. The parameters are those of `Models`.
    public struct BlockingModels: Swift.Sendable {
        let client: OpenAI

        /// All models. See `Models.list`.
        public func list(options: RequestOptions = .init()) throws -> Page<Model> {
            let request = Models.listRequest(options: options)
            return try client.pageBlocking(request)
        }

        /// One model. See `Models.retrieve`.
        public func retrieve(_ model: String, options: RequestOptions = .init()) throws -> Model {
            let request = Models.retrieveRequest(model, options: options)
            return try client.sendBlocking(request, as: Model.self)
        }

        /// Deletes a fine-tuned model. See `Models.delete`.
        @discardableResult
        public func delete(_ model: String, options: RequestOptions = .init()) throws -> DeletedObject {
            let request = Models.deleteRequest(model, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// The models that can be asked.
    public var models: OpenAI.BlockingModels { .init(client: client) }
}
