// Made by `make endpoints` from Sources/make-endpoints/Table/VectorStoresTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Many files that are put into a vector store at once
    /// (https://platform.openai.com/docs/api-reference/vector-stores-file-batches).
    public struct VectorStoreFileBatches: Swift.Sendable {
        let client: OpenAI

        /// Puts uploaded files into a vector store.
        ///
        /// - Parameters:
        ///   - vectorStoreID: of the vector store.
        ///   - fileIDs: of the files.
        ///   - files: a list, with attributes of each, in place of `fileIDs`.
        ///   - attributes: what searches can be narrowed by.
        ///   - chunkingStrategy: how files are cut into pieces.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            _ vectorStoreID: String, fileIDs: [String]? = nil, files: JSON? = nil, attributes: JSON? = nil,
            chunkingStrategy: JSON? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VectorStoreFileBatch {
            let request = Self.createRequest(
                vectorStoreID, fileIDs: fileIDs, files: files, attributes: attributes,
                chunkingStrategy: chunkingStrategy, seed: seed, options: options)
            return try await client.send(request, as: VectorStoreFileBatch.self)
        }

        /// Puts uploaded files into a vector store and waits until all can be searched or have failed.
        ///
        /// It asks again every second, as often as the server says, or every `pollIntervalMs` milliseconds. What is
        /// recorded is given at once. The other parameters are those of `create`.
        ///
        /// - Throws: `OpenAIError`, `CancellationError`.
        public func createAndPoll(
            _ vectorStoreID: String, fileIDs: [String]? = nil, files: JSON? = nil, attributes: JSON? = nil,
            chunkingStrategy: JSON? = nil, pollIntervalMs: Int? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VectorStoreFileBatch {
            let made = try await create(
                vectorStoreID, fileIDs: fileIDs, files: files, attributes: attributes,
                chunkingStrategy: chunkingStrategy, seed: seed, options: options)
            let request = Self.retrieveRequest(made.id, vectorStoreID: vectorStoreID, options: options)
            return try await Polling(client: client, milliseconds: pollIntervalMs).result(of: request, after: made)
        }

        /// How many of the files can be searched.
        ///
        /// - Parameters:
        ///   - batchID: of the batch.
        ///   - vectorStoreID: of the vector store.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ batchID: String, vectorStoreID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VectorStoreFileBatch {
            let request = Self.retrieveRequest(batchID, vectorStoreID: vectorStoreID, options: options)
            return try await client.send(request, as: VectorStoreFileBatch.self)
        }

        /// Waits until all files can be searched or have failed: see `fileCounts`.
        ///
        /// It asks again every second, as often as the server says, or every `pollIntervalMs` milliseconds. What is
        /// recorded is given at once. The other parameters are those of `retrieve`.
        ///
        /// - Throws: `OpenAIError`, `CancellationError`.
        public func poll(
            _ batchID: String, vectorStoreID: String, pollIntervalMs: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VectorStoreFileBatch {
            let request = Self.retrieveRequest(batchID, vectorStoreID: vectorStoreID, options: options)
            return try await Polling(client: client, milliseconds: pollIntervalMs).result(of: request)
        }

        /// Gives up those files that aren't done.
        ///
        /// - Parameters:
        ///   - batchID: of the batch.
        ///   - vectorStoreID: of the vector store.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func cancel(
            _ batchID: String, vectorStoreID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VectorStoreFileBatch {
            let request = Self.cancelRequest(batchID, vectorStoreID: vectorStoreID, options: options)
            return try await client.send(request, as: VectorStoreFileBatch.self)
        }

        /// The files of a batch.
        ///
        /// - Parameters:
        ///   - batchID: of the batch.
        ///   - vectorStoreID: of the vector store.
        ///   - after: the item that the page comes after.
        ///   - before: the item that the page comes before.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `asc` or `desc`, by the time of creation.
        ///   - filter: only those: `in_progress`, `completed`, `failed`, `cancelled`.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func listFiles(
            _ batchID: String, vectorStoreID: String, after: String? = nil, before: String? = nil, limit: Int? = nil,
            order: String? = nil, filter: String? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<VectorStoreFile> {
            let request = Self.listFilesRequest(
                batchID, vectorStoreID: vectorStoreID, after: after, before: before, limit: limit, order: order,
                filter: filter, options: options)
            return try await client.page(request)
        }

        static func createRequest(
            _ vectorStoreID: String, fileIDs: [String]?, files: JSON?, attributes: JSON?, chunkingStrategy: JSON?,
            seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("file_ids", texts: fileIDs)
            body.set("files", files)
            body.set("attributes", attributes)
            body.set("chunking_strategy", chunkingStrategy)
            body.set("seed", integer: seed)
            return Request(
                method: "POST", path: "/vector_stores/\(vectorStoreID)/file_batches", body: .json(body.object),
                options: options)
        }

        static func retrieveRequest(_ batchID: String, vectorStoreID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/vector_stores/\(vectorStoreID)/file_batches/\(batchID)", options: options)
        }

        static func cancelRequest(_ batchID: String, vectorStoreID: String, options: RequestOptions) -> Request {
            Request(
                method: "POST", path: "/vector_stores/\(vectorStoreID)/file_batches/\(batchID)/cancel",
                options: options)
        }

        static func listFilesRequest(
            _ batchID: String, vectorStoreID: String, after: String?, before: String?, limit: Int?, order: String?,
            filter: String?, options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("before", text: before)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            query.set("filter", text: filter)
            return Request(
                method: "GET", path: "/vector_stores/\(vectorStoreID)/file_batches/\(batchID)/files", query: query,
                options: options, hasCursor: true)
        }
    }
}

nonisolated extension OpenAI.VectorStores {
    /// Many files at once.
    public var fileBatches: OpenAI.VectorStoreFileBatches { .init(client: client) }
}
