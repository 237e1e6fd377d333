// Made by `make endpoints` from Sources/make-endpoints/Table/EmbeddingsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Texts as vectors, without `await`. The parameters are those of `Embeddings`.
    public struct BlockingEmbeddings: Swift.Sendable {
        let client: OpenAI

        /// Turns a text into a vector. See `Embeddings.create`.
        public func create(
            model: String, input: String, dimensions: Int? = nil, encodingFormat: String? = nil, user: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> CreateEmbeddingResponse {
            let request = Embeddings.createRequest(
                model: model, input: .string(input), dimensions: dimensions, encodingFormat: encodingFormat, user: user,
                seed: seed, options: options)
            return try client.sendBlocking(request, as: CreateEmbeddingResponse.self)
        }

        /// Turns texts into vectors, in their order. See `Embeddings.create`.
        public func create(
            model: String, input: [String], dimensions: Int? = nil, encodingFormat: String? = nil, user: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> CreateEmbeddingResponse {
            let request = Embeddings.createRequest(
                model: model, input: .array(input.map(JSON.string)), dimensions: dimensions,
                encodingFormat: encodingFormat, user: user, seed: seed, options: options)
            return try client.sendBlocking(request, as: CreateEmbeddingResponse.self)
        }

        /// Turns the tokens of a text into a vector. See `Embeddings.create`.
        public func create(
            model: String, input: [Int], dimensions: Int? = nil, encodingFormat: String? = nil, user: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> CreateEmbeddingResponse {
            let request = Embeddings.createRequest(
                model: model, input: RequestFields.json(input), dimensions: dimensions, encodingFormat: encodingFormat,
                user: user, seed: seed, options: options)
            return try client.sendBlocking(request, as: CreateEmbeddingResponse.self)
        }

        /// Turns the tokens of texts into vectors. See `Embeddings.create`.
        public func create(
            model: String, input: [[Int]], dimensions: Int? = nil, encodingFormat: String? = nil, user: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> CreateEmbeddingResponse {
            let request = Embeddings.createRequest(
                model: model, input: .array(input.map(RequestFields.json)), dimensions: dimensions,
                encodingFormat: encodingFormat, user: user, seed: seed, options: options)
            return try client.sendBlocking(request, as: CreateEmbeddingResponse.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Texts as vectors: the closer two are, the more alike the texts.
    public var embeddings: OpenAI.BlockingEmbeddings { .init(client: client) }
}
