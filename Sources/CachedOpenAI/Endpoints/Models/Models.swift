// Made by `make endpoints` from Sources/make-endpoints/Table/ModelsTable.swift.
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
        /// - Parameters:
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<Model> {
            let request = Self.listRequest(options: options)
            return try await client.page(request)
        }

        /// One model.
        ///
        /// - Parameters:
        ///   - model: such as `gpt-4o-mini`.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ model: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Model {
            let request = Self.retrieveRequest(model, options: options)
            return try await client.send(request, as: Model.self)
        }

        /// Deletes a fine-tuned model.
        ///
        /// - Parameters:
        ///   - model: the name of the model.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ model: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(model, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        static func listRequest(options: RequestOptions) -> Request {
            Request(method: "GET", path: "/models", options: options)
        }

        static func retrieveRequest(_ model: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/models/\(model)", options: options)
        }

        static func deleteRequest(_ model: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/models/\(model)", options: options)
        }
    }
}
