// Made by `make endpoints` from Sources/make-endpoints/Table/VectorStoresTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The files of a vector store (https://platform.openai.com/docs/api-reference/vector-stores-files).
    public struct VectorStoreFiles: Swift.Sendable {
        let client: OpenAI

        /// Puts an uploaded file into a vector store.
        ///
        /// - Parameters:
        ///   - vectorStoreID: of the vector store.
        ///   - fileID: of the file.
        ///   - attributes: what searches can be narrowed by.
        ///   - chunkingStrategy: how the file is cut into pieces.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            _ vectorStoreID: String, fileID: String, attributes: JSON? = nil, chunkingStrategy: JSON? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VectorStoreFile {
            let request = Self.createRequest(
                vectorStoreID, fileID: fileID, attributes: attributes, chunkingStrategy: chunkingStrategy, seed: seed,
                options: options)
            return try await client.send(request, as: VectorStoreFile.self)
        }

        /// Puts an uploaded file into a vector store and waits until it can be searched, or has failed.
        ///
        /// It asks again every second, as often as the server says, or every `pollIntervalMs` milliseconds. What is
        /// recorded is given at once. The other parameters are those of `create`.
        ///
        /// - Throws: `OpenAIError`, `CancellationError`.
        public func createAndPoll(
            _ vectorStoreID: String, fileID: String, attributes: JSON? = nil, chunkingStrategy: JSON? = nil,
            pollIntervalMs: Int? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VectorStoreFile {
            let made = try await create(
                vectorStoreID, fileID: fileID, attributes: attributes, chunkingStrategy: chunkingStrategy, seed: seed,
                options: options)
            let request = Self.retrieveRequest(made.id, vectorStoreID: vectorStoreID, options: options)
            return try await Polling(client: client, milliseconds: pollIntervalMs).result(of: request, after: made)
        }

        /// All files of a vector store.
        ///
        /// - Parameters:
        ///   - vectorStoreID: of the vector store.
        ///   - after: the item that the page comes after.
        ///   - before: the item that the page comes before.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `asc` or `desc`, by the time of creation.
        ///   - filter: only those of one status.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            _ vectorStoreID: String, after: String? = nil, before: String? = nil, limit: Int? = nil,
            order: String? = nil, filter: String? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<VectorStoreFile> {
            let request = Self.listRequest(
                vectorStoreID, after: after, before: before, limit: limit, order: order, filter: filter,
                options: options)
            return try await client.page(request)
        }

        /// One file of a vector store.
        ///
        /// - Parameters:
        ///   - fileID: of the file.
        ///   - vectorStoreID: of the vector store.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ fileID: String, vectorStoreID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VectorStoreFile {
            let request = Self.retrieveRequest(fileID, vectorStoreID: vectorStoreID, options: options)
            return try await client.send(request, as: VectorStoreFile.self)
        }

        /// Waits until a file can be searched, or has failed.
        ///
        /// It asks again every second, as often as the server says, or every `pollIntervalMs` milliseconds. What is
        /// recorded is given at once. The other parameters are those of `retrieve`.
        ///
        /// - Throws: `OpenAIError`, `CancellationError`.
        public func poll(
            _ fileID: String, vectorStoreID: String, pollIntervalMs: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VectorStoreFile {
            let request = Self.retrieveRequest(fileID, vectorStoreID: vectorStoreID, options: options)
            return try await Polling(client: client, milliseconds: pollIntervalMs).result(of: request)
        }

        /// Takes a file out of a vector store; the file itself stays.
        ///
        /// - Parameters:
        ///   - fileID: of the file.
        ///   - vectorStoreID: of the vector store.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ fileID: String, vectorStoreID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(fileID, vectorStoreID: vectorStoreID, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        static func createRequest(
            _ vectorStoreID: String, fileID: String, attributes: JSON?, chunkingStrategy: JSON?, seed: Int?,
            options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("file_id", text: fileID)
            body.set("attributes", attributes)
            body.set("chunking_strategy", chunkingStrategy)
            body.set("seed", integer: seed)
            return Request(
                method: "POST", path: "/vector_stores/\(vectorStoreID)/files", body: .json(body.object),
                options: options)
        }

        static func listRequest(
            _ vectorStoreID: String, after: String?, before: String?, limit: Int?, order: String?, filter: String?,
            options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("before", text: before)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            query.set("filter", text: filter)
            return Request(
                method: "GET", path: "/vector_stores/\(vectorStoreID)/files", query: query, options: options,
                hasCursor: true)
        }

        static func retrieveRequest(_ fileID: String, vectorStoreID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/vector_stores/\(vectorStoreID)/files/\(fileID)", options: options)
        }

        static func deleteRequest(_ fileID: String, vectorStoreID: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/vector_stores/\(vectorStoreID)/files/\(fileID)", options: options)
        }
    }
}

nonisolated extension OpenAI.VectorStores {
    /// The files of a vector store.
    public var files: OpenAI.VectorStoreFiles { .init(client: client) }
}
