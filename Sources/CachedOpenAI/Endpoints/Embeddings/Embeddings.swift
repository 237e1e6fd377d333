// Made by `make endpoints` from Sources/make-endpoints/Table/EmbeddingsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Texts as vectors: the closer two are, the more alike the texts.
    public var embeddings: Embeddings { Embeddings(client: self) }

    /// Texts as vectors (https://platform.openai.com/docs/api-reference/embeddings).
    public struct Embeddings: Swift.Sendable {
        let client: OpenAI

        /// Turns a text into a vector.
        ///
        /// ```swift
        /// let embeddings = try await client.embeddings.create(
        ///     model: "text-embedding-3-small", input: ["king", "queen"])
        /// print(embeddings.data[0].embedding.count)
        /// ```
        ///
        /// - Parameters:
        ///   - model: such as `text-embedding-3-small`.
        ///   - input: a text, or several: each gets a vector. Or tokens.
        ///   - dimensions: how long the vectors are; with newer models.
        ///   - encodingFormat: `float`, or `base64` for a shorter answer, which is asked for if none is named; the
        ///     vectors are the same.
        ///   - user: tells a person from others to the API, without saying who it is.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            model: String, input: String, dimensions: Int? = nil, encodingFormat: String? = nil, user: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> CreateEmbeddingResponse {
            let request = Self.createRequest(
                model: model, input: .string(input), dimensions: dimensions, encodingFormat: encodingFormat, user: user,
                seed: seed, options: options)
            return try await client.send(request, as: CreateEmbeddingResponse.self)
        }

        /// Turns texts into vectors, in their order. The parameters are those of the other `create`.
        public func create(
            model: String, input: [String], dimensions: Int? = nil, encodingFormat: String? = nil, user: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> CreateEmbeddingResponse {
            let request = Self.createRequest(
                model: model, input: .array(input.map(JSON.string)), dimensions: dimensions,
                encodingFormat: encodingFormat, user: user, seed: seed, options: options)
            return try await client.send(request, as: CreateEmbeddingResponse.self)
        }

        /// Turns the tokens of a text into a vector. The parameters are those of the other `create`.
        public func create(
            model: String, input: [Int], dimensions: Int? = nil, encodingFormat: String? = nil, user: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> CreateEmbeddingResponse {
            let request = Self.createRequest(
                model: model, input: RequestFields.json(input), dimensions: dimensions, encodingFormat: encodingFormat,
                user: user, seed: seed, options: options)
            return try await client.send(request, as: CreateEmbeddingResponse.self)
        }

        /// Turns the tokens of texts into vectors. The parameters are those of the other `create`.
        public func create(
            model: String, input: [[Int]], dimensions: Int? = nil, encodingFormat: String? = nil, user: String? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> CreateEmbeddingResponse {
            let request = Self.createRequest(
                model: model, input: .array(input.map(RequestFields.json)), dimensions: dimensions,
                encodingFormat: encodingFormat, user: user, seed: seed, options: options)
            return try await client.send(request, as: CreateEmbeddingResponse.self)
        }

        static func createRequest(
            model: String, input: JSON, dimensions: Int?, encodingFormat: String?, user: String?, seed: Int?,
            options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("model", text: model)
            body.set("input", input)
            body.set("dimensions", integer: dimensions)
            body.set("encoding_format", text: encodingFormat ?? "base64")
            body.set("user", text: user)
            body.set("seed", integer: seed)
            return Request(
                method: "POST", path: "/embeddings", body: .json(body.object), options: options,
                waivedFields: ["encoding_format"])
        }
    }
}
