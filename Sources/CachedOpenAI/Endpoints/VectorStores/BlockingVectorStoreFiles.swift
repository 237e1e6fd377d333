// Made by `make endpoints` from Sources/make-endpoints/Table/VectorStoresTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The files of a vector store, without `await`. The parameters are those of `VectorStoreFiles`.
    public struct BlockingVectorStoreFiles: Swift.Sendable {
        let client: OpenAI

        /// Puts an uploaded file into a vector store. See `VectorStoreFiles.create`.
        public func create(
            _ vectorStoreID: String, fileID: String, attributes: JSON? = nil, chunkingStrategy: JSON? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> VectorStoreFile {
            let request = VectorStoreFiles.createRequest(
                vectorStoreID, fileID: fileID, attributes: attributes, chunkingStrategy: chunkingStrategy, seed: seed,
                options: options)
            return try client.sendBlocking(request, as: VectorStoreFile.self)
        }

        /// Puts an uploaded file into a vector store and waits until it can be searched, or has failed. See
        /// `VectorStoreFiles.createAndPoll`.
        public func createAndPoll(
            _ vectorStoreID: String, fileID: String, attributes: JSON? = nil, chunkingStrategy: JSON? = nil,
            pollIntervalMs: Int? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> VectorStoreFile {
            let made = try create(
                vectorStoreID, fileID: fileID, attributes: attributes, chunkingStrategy: chunkingStrategy, seed: seed,
                options: options)
            let request = VectorStoreFiles.retrieveRequest(made.id, vectorStoreID: vectorStoreID, options: options)
            return try Polling(client: client, milliseconds: pollIntervalMs).blockingResult(of: request, after: made)
        }

        /// All files of a vector store. See `VectorStoreFiles.list`.
        public func list(
            _ vectorStoreID: String, after: String? = nil, before: String? = nil, limit: Int? = nil,
            order: String? = nil, filter: String? = nil, options: RequestOptions = .init()
        ) throws -> Page<VectorStoreFile> {
            let request = VectorStoreFiles.listRequest(
                vectorStoreID, after: after, before: before, limit: limit, order: order, filter: filter,
                options: options)
            return try client.pageBlocking(request)
        }

        /// One file of a vector store. See `VectorStoreFiles.retrieve`.
        public func retrieve(
            _ fileID: String, vectorStoreID: String, options: RequestOptions = .init()
        ) throws -> VectorStoreFile {
            let request = VectorStoreFiles.retrieveRequest(fileID, vectorStoreID: vectorStoreID, options: options)
            return try client.sendBlocking(request, as: VectorStoreFile.self)
        }

        /// Waits until a file can be searched, or has failed. See `VectorStoreFiles.poll`.
        public func poll(
            _ fileID: String, vectorStoreID: String, pollIntervalMs: Int? = nil, options: RequestOptions = .init()
        ) throws -> VectorStoreFile {
            let request = VectorStoreFiles.retrieveRequest(fileID, vectorStoreID: vectorStoreID, options: options)
            return try Polling(client: client, milliseconds: pollIntervalMs).blockingResult(of: request)
        }

        /// Takes a file out of a vector store; the file itself stays. See `VectorStoreFiles.delete`.
        @discardableResult
        public func delete(
            _ fileID: String, vectorStoreID: String, options: RequestOptions = .init()
        ) throws -> DeletedObject {
            let request = VectorStoreFiles.deleteRequest(fileID, vectorStoreID: vectorStoreID, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }
    }
}

nonisolated extension OpenAI.BlockingVectorStores {
    /// The files of a vector store.
    public var files: OpenAI.BlockingVectorStoreFiles { .init(client: client) }
}
