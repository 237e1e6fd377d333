// Made by `make endpoints` from Sources/make-endpoints/Table/VectorStoresTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Files that are searched by meaning, without `await`. The parameters are those of `VectorStores`.
    public struct BlockingVectorStores: Swift.Sendable {
        let client: OpenAI

        /// Makes a vector store. See `VectorStores.create`.
        public func create(
            name: String? = nil, fileIDs: [String]? = nil, expiresAfter: JSON? = nil, chunkingStrategy: JSON? = nil,
            description: String? = nil, metadata: [String: String]? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> VectorStore {
            let request = VectorStores.createRequest(
                name: name, fileIDs: fileIDs, expiresAfter: expiresAfter, chunkingStrategy: chunkingStrategy,
                description: description, metadata: metadata, seed: seed, options: options)
            return try client.sendBlocking(request, as: VectorStore.self)
        }

        /// One vector store. See `VectorStores.retrieve`.
        public func retrieve(_ vectorStoreID: String, options: RequestOptions = .init()) throws -> VectorStore {
            let request = VectorStores.retrieveRequest(vectorStoreID, options: options)
            return try client.sendBlocking(request, as: VectorStore.self)
        }

        /// Changes a vector store. See `VectorStores.update`.
        public func update(
            _ vectorStoreID: String, name: String? = nil, expiresAfter: JSON? = nil, metadata: [String: String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> VectorStore {
            let request = VectorStores.updateRequest(
                vectorStoreID, name: name, expiresAfter: expiresAfter, metadata: metadata, seed: seed, options: options)
            return try client.sendBlocking(request, as: VectorStore.self)
        }

        /// All vector stores. See `VectorStores.list`.
        public func list(
            after: String? = nil, before: String? = nil, limit: Int? = nil, order: String? = nil,
            options: RequestOptions = .init()
        ) throws -> Page<VectorStore> {
            let request = VectorStores.listRequest(
                after: after, before: before, limit: limit, order: order, options: options)
            return try client.pageBlocking(request)
        }

        /// Deletes a vector store; its files stay. See `VectorStores.delete`.
        @discardableResult
        public func delete(_ vectorStoreID: String, options: RequestOptions = .init()) throws -> DeletedObject {
            let request = VectorStores.deleteRequest(vectorStoreID, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }

        /// Searches a vector store by meaning. See `VectorStores.search`.
        public func search(
            _ vectorStoreID: String, query: JSON, maxNumResults: Int? = nil, filters: JSON? = nil,
            rankingOptions: JSON? = nil, rewriteQuery: Bool? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Page<VectorStoreSearchResult> {
            let request = VectorStores.searchRequest(
                vectorStoreID, query: query, maxNumResults: maxNumResults, filters: filters,
                rankingOptions: rankingOptions, rewriteQuery: rewriteQuery, seed: seed, options: options)
            return try client.pageBlocking(request)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Files that are searched by meaning.
    public var vectorStores: OpenAI.BlockingVectorStores { .init(client: client) }
}
