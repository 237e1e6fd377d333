// Made by `make endpoints` from Sources/make-endpoints/Table/BatchesTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Many requests in one file.
    public var batches: Batches { Batches(client: self) }

    /// Many requests in one file (https://platform.openai.com/docs/api-reference/batch).
    public struct Batches: Swift.Sendable {
        let client: OpenAI

        /// Starts a batch.
        ///
        /// ```swift
        /// let requests = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "requests.jsonl"))
        /// let file = try await client.files.create(file: requests, purpose: "batch")
        /// let batch = try await client.batches.create(inputFileID: file.id, endpoint: "/v1/chat/completions")
        /// ```
        ///
        /// - Parameters:
        ///   - inputFileID: of an uploaded JSONL file, a request a line.
        ///   - endpoint: such as `/v1/chat/completions`.
        ///   - completionWindow: within what time.
        ///   - metadata: up to 16 pairs, kept with it.
        ///   - outputExpiresAfter: when the answers are deleted.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            inputFileID: String, endpoint: String, completionWindow: String = "24h", metadata: [String: String]? = nil,
            outputExpiresAfter: JSON? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Batch {
            let request = Self.createRequest(
                inputFileID: inputFileID, endpoint: endpoint, completionWindow: completionWindow, metadata: metadata,
                outputExpiresAfter: outputExpiresAfter, seed: seed, options: options)
            return try await client.send(request, as: Batch.self)
        }

        /// How far a batch has got.
        ///
        /// - Parameters:
        ///   - batchID: of the batch.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ batchID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Batch {
            let request = Self.retrieveRequest(batchID, options: options)
            return try await client.send(request, as: Batch.self)
        }

        /// All batches, the newest first.
        ///
        /// ```swift
        /// for try await batch in try await client.batches.list() { print(batch.id) }
        /// ```
        ///
        /// - Parameters:
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            after: String? = nil, limit: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<Batch> {
            let request = Self.listRequest(after: after, limit: limit, options: options)
            return try await client.page(request)
        }

        /// Stops a batch. What is done by then can be had.
        ///
        /// - Parameters:
        ///   - batchID: of the batch.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func cancel(
            _ batchID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Batch {
            let request = Self.cancelRequest(batchID, options: options)
            return try await client.send(request, as: Batch.self)
        }

        static func createRequest(
            inputFileID: String, endpoint: String, completionWindow: String, metadata: [String: String]?,
            outputExpiresAfter: JSON?, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("input_file_id", text: inputFileID)
            body.set("endpoint", text: endpoint)
            body.set("completion_window", text: completionWindow)
            body.set("metadata", textsByName: metadata)
            body.set("output_expires_after", outputExpiresAfter)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/batches", body: .json(body.object), options: options)
        }

        static func retrieveRequest(_ batchID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/batches/\(batchID)", options: options)
        }

        static func listRequest(after: String?, limit: Int?, options: RequestOptions) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            return Request(method: "GET", path: "/batches", query: query, options: options, hasCursor: true)
        }

        static func cancelRequest(_ batchID: String, options: RequestOptions) -> Request {
            Request(method: "POST", path: "/batches/\(batchID)/cancel", options: options)
        }
    }
}
