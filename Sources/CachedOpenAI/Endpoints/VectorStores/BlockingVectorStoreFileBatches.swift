// Made by `make endpoints` from Sources/make-endpoints/Table/VectorStoresTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Many files that are put into a vector store at once, without `await`. The parameters are those of
    /// `VectorStoreFileBatches`.
    public struct BlockingVectorStoreFileBatches: Swift.Sendable {
        let client: OpenAI

        /// Puts uploaded files into a vector store. See `VectorStoreFileBatches.create`.
        public func create(
            _ vectorStoreID: String, fileIDs: [String]? = nil, files: JSON? = nil, attributes: JSON? = nil,
            chunkingStrategy: JSON? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> VectorStoreFileBatch {
            let request = VectorStoreFileBatches.createRequest(
                vectorStoreID, fileIDs: fileIDs, files: files, attributes: attributes,
                chunkingStrategy: chunkingStrategy, seed: seed, options: options)
            return try client.sendBlocking(request, as: VectorStoreFileBatch.self)
        }

        /// Puts uploaded files into a vector store and waits until all can be searched or have failed. See
        /// `VectorStoreFileBatches.createAndPoll`.
        public func createAndPoll(
            _ vectorStoreID: String, fileIDs: [String]? = nil, files: JSON? = nil, attributes: JSON? = nil,
            chunkingStrategy: JSON? = nil, pollIntervalMs: Int? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> VectorStoreFileBatch {
            let made = try create(
                vectorStoreID, fileIDs: fileIDs, files: files, attributes: attributes,
                chunkingStrategy: chunkingStrategy, seed: seed, options: options)
            let request = VectorStoreFileBatches.retrieveRequest(
                made.id, vectorStoreID: vectorStoreID, options: options)
            return try Polling(client: client, milliseconds: pollIntervalMs).blockingResult(of: request, after: made)
        }

        /// How many of the files can be searched. See `VectorStoreFileBatches.retrieve`.
        public func retrieve(
            _ batchID: String, vectorStoreID: String, options: RequestOptions = .init()
        ) throws -> VectorStoreFileBatch {
            let request = VectorStoreFileBatches.retrieveRequest(
                batchID, vectorStoreID: vectorStoreID, options: options)
            return try client.sendBlocking(request, as: VectorStoreFileBatch.self)
        }

        /// Waits until all files can be searched or have failed: see `fileCounts`. See `VectorStoreFileBatches.poll`.
        public func poll(
            _ batchID: String, vectorStoreID: String, pollIntervalMs: Int? = nil, options: RequestOptions = .init()
        ) throws -> VectorStoreFileBatch {
            let request = VectorStoreFileBatches.retrieveRequest(
                batchID, vectorStoreID: vectorStoreID, options: options)
            return try Polling(client: client, milliseconds: pollIntervalMs).blockingResult(of: request)
        }

        /// Gives up those files that aren't done. See `VectorStoreFileBatches.cancel`.
        @discardableResult
        public func cancel(
            _ batchID: String, vectorStoreID: String, options: RequestOptions = .init()
        ) throws -> VectorStoreFileBatch {
            let request = VectorStoreFileBatches.cancelRequest(batchID, vectorStoreID: vectorStoreID, options: options)
            return try client.sendBlocking(request, as: VectorStoreFileBatch.self)
        }

        /// The files of a batch. See `VectorStoreFileBatches.listFiles`.
        public func listFiles(
            _ batchID: String, vectorStoreID: String, after: String? = nil, before: String? = nil, limit: Int? = nil,
            order: String? = nil, filter: String? = nil, options: RequestOptions = .init()
        ) throws -> Page<VectorStoreFile> {
            let request = VectorStoreFileBatches.listFilesRequest(
                batchID, vectorStoreID: vectorStoreID, after: after, before: before, limit: limit, order: order,
                filter: filter, options: options)
            return try client.pageBlocking(request)
        }
    }
}

nonisolated extension OpenAI.BlockingVectorStores {
    /// Many files at once.
    public var fileBatches: OpenAI.BlockingVectorStoreFileBatches { .init(client: client) }
}
