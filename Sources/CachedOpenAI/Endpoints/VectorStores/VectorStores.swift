// Made by `make endpoints` from Sources/make-endpoints/Table/VectorStoresTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Files that are searched by meaning.
    public var vectorStores: VectorStores { VectorStores(client: self) }

    /// Files that are searched by meaning (https://platform.openai.com/docs/api-reference/vector-stores).
    public struct VectorStores: Swift.Sendable {
        let client: OpenAI

        /// Makes a vector store.
        ///
        /// - Parameters:
        ///   - name: the caller's own name for it.
        ///   - fileIDs: of uploaded files.
        ///   - expiresAfter: such as `["anchor": "last_active_at", "days": 7]`.
        ///   - chunkingStrategy: how files are cut into pieces.
        ///   - description: what it is for.
        ///   - metadata: up to 16 pairs, kept with it.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            name: String? = nil, fileIDs: [String]? = nil, expiresAfter: JSON? = nil, chunkingStrategy: JSON? = nil,
            description: String? = nil, metadata: [String: String]? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VectorStore {
            let request = Self.createRequest(
                name: name, fileIDs: fileIDs, expiresAfter: expiresAfter, chunkingStrategy: chunkingStrategy,
                description: description, metadata: metadata, seed: seed, options: options)
            return try await client.send(request, as: VectorStore.self)
        }

        /// One vector store.
        ///
        /// - Parameters:
        ///   - vectorStoreID: of the vector store.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ vectorStoreID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VectorStore {
            let request = Self.retrieveRequest(vectorStoreID, options: options)
            return try await client.send(request, as: VectorStore.self)
        }

        /// Changes a vector store.
        ///
        /// - Parameters:
        ///   - vectorStoreID: of the vector store.
        ///   - name: the caller's own name for it.
        ///   - expiresAfter: such as `["anchor": "last_active_at", "days": 7]`.
        ///   - metadata: up to 16 pairs, kept with it.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func update(
            _ vectorStoreID: String, name: String? = nil, expiresAfter: JSON? = nil, metadata: [String: String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VectorStore {
            let request = Self.updateRequest(
                vectorStoreID, name: name, expiresAfter: expiresAfter, metadata: metadata, seed: seed, options: options)
            return try await client.send(request, as: VectorStore.self)
        }

        /// All vector stores.
        ///
        /// - Parameters:
        ///   - after: the item that the page comes after.
        ///   - before: the item that the page comes before.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `asc` or `desc`, by the time of creation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            after: String? = nil, before: String? = nil, limit: Int? = nil, order: String? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<VectorStore> {
            let request = Self.listRequest(after: after, before: before, limit: limit, order: order, options: options)
            return try await client.page(request)
        }

        /// Deletes a vector store; its files stay.
        ///
        /// - Parameters:
        ///   - vectorStoreID: of the vector store.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ vectorStoreID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(vectorStoreID, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        /// Searches a vector store by meaning.
        ///
        /// ```swift
        /// let found = try await client.vectorStores.search("vs_…", query: "How do I return shoes?")
        /// ```
        ///
        /// - Parameters:
        ///   - vectorStoreID: of the vector store.
        ///   - query: a text, or several.
        ///   - maxNumResults: 1 to 50.
        ///   - filters: by the attributes of the files.
        ///   - rankingOptions: such as `["score_threshold": 0.5]`.
        ///   - rewriteQuery: whether the query is put into better words first.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func search(
            _ vectorStoreID: String, query: JSON, maxNumResults: Int? = nil, filters: JSON? = nil,
            rankingOptions: JSON? = nil, rewriteQuery: Bool? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<VectorStoreSearchResult> {
            let request = Self.searchRequest(
                vectorStoreID, query: query, maxNumResults: maxNumResults, filters: filters,
                rankingOptions: rankingOptions, rewriteQuery: rewriteQuery, seed: seed, options: options)
            return try await client.page(request)
        }

        static func createRequest(
            name: String?, fileIDs: [String]?, expiresAfter: JSON?, chunkingStrategy: JSON?, description: String?,
            metadata: [String: String]?, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("name", text: name)
            body.set("file_ids", texts: fileIDs)
            body.set("expires_after", expiresAfter)
            body.set("chunking_strategy", chunkingStrategy)
            body.set("description", text: description)
            body.set("metadata", textsByName: metadata)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/vector_stores", body: .json(body.object), options: options)
        }

        static func retrieveRequest(_ vectorStoreID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/vector_stores/\(vectorStoreID)", options: options)
        }

        static func updateRequest(
            _ vectorStoreID: String, name: String?, expiresAfter: JSON?, metadata: [String: String]?, seed: Int?,
            options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("name", text: name)
            body.set("expires_after", expiresAfter)
            body.set("metadata", textsByName: metadata)
            body.set("seed", integer: seed)
            return Request(
                method: "POST", path: "/vector_stores/\(vectorStoreID)", body: .json(body.object), options: options)
        }

        static func listRequest(
            after: String?, before: String?, limit: Int?, order: String?, options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("before", text: before)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            return Request(method: "GET", path: "/vector_stores", query: query, options: options, hasCursor: true)
        }

        static func deleteRequest(_ vectorStoreID: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/vector_stores/\(vectorStoreID)", options: options)
        }

        static func searchRequest(
            _ vectorStoreID: String, query: JSON, maxNumResults: Int?, filters: JSON?, rankingOptions: JSON?,
            rewriteQuery: Bool?, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("query", query)
            body.set("max_num_results", integer: maxNumResults)
            body.set("filters", filters)
            body.set("ranking_options", rankingOptions)
            body.set("rewrite_query", flag: rewriteQuery)
            body.set("seed", integer: seed)
            return Request(
                method: "POST", path: "/vector_stores/\(vectorStoreID)/search", body: .json(body.object),
                options: options)
        }
    }
}
