// Made by `make endpoints` from Sources/make-endpoints/Table/BatchesTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Many requests in one file, without `await`. The parameters are those of `Batches`.
    public struct BlockingBatches: Swift.Sendable {
        let client: OpenAI

        /// Starts a batch. See `Batches.create`.
        public func create(
            inputFileID: String, endpoint: String, completionWindow: String = "24h", metadata: [String: String]? = nil,
            outputExpiresAfter: JSON? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Batch {
            let request = Batches.createRequest(
                inputFileID: inputFileID, endpoint: endpoint, completionWindow: completionWindow, metadata: metadata,
                outputExpiresAfter: outputExpiresAfter, seed: seed, options: options)
            return try client.sendBlocking(request, as: Batch.self)
        }

        /// How far a batch has got. See `Batches.retrieve`.
        public func retrieve(_ batchID: String, options: RequestOptions = .init()) throws -> Batch {
            let request = Batches.retrieveRequest(batchID, options: options)
            return try client.sendBlocking(request, as: Batch.self)
        }

        /// All batches, the newest first. See `Batches.list`.
        public func list(
            after: String? = nil, limit: Int? = nil, options: RequestOptions = .init()
        ) throws -> Page<Batch> {
            let request = Batches.listRequest(after: after, limit: limit, options: options)
            return try client.pageBlocking(request)
        }

        /// Stops a batch. What is done by then can be had. See `Batches.cancel`.
        @discardableResult
        public func cancel(_ batchID: String, options: RequestOptions = .init()) throws -> Batch {
            let request = Batches.cancelRequest(batchID, options: options)
            return try client.sendBlocking(request, as: Batch.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Many requests in one file.
    public var batches: OpenAI.BlockingBatches { .init(client: client) }
}
