import Foundation

nonisolated extension OpenAI {
    /// Many requests in one file, without `await`. The parameters are those of `Batches`.
    public struct BlockingBatches: Swift.Sendable {
        let client: OpenAI

        /// Starts a batch. See `Batches.create`.
        public func create(
            inputFileID: String, endpoint: String, completionWindow: String = "24h",
            metadata: [String: String]? = nil, outputExpiresAfter: JSON? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> Batch {
            let request = Batches.createRequest(
                inputFileID: inputFileID, endpoint: endpoint, completionWindow: completionWindow,
                metadata: metadata, outputExpiresAfter: outputExpiresAfter, seed: seed, options: options)
            return try client.sendBlocking(request, as: Batch.self)
        }

        /// How far a batch has got. See `Batches.retrieve`.
        public func retrieve(_ batchID: String, options: RequestOptions = .init()) throws -> Batch {
            try client.sendBlocking(Batches.retrieveRequest(batchID, options: options), as: Batch.self)
        }

        /// All batches, the newest first. See `Batches.list`.
        public func list(
            after: String? = nil, limit: Int? = nil, options: RequestOptions = .init()
        ) throws -> Page<Batch> {
            try client.pageBlocking(Batches.listRequest(after: after, limit: limit, options: options))
        }

        /// Stops a batch. What is done by then can be had. See `Batches.cancel`.
        public func cancel(_ batchID: String, options: RequestOptions = .init()) throws -> Batch {
            try client.sendBlocking(Batches.cancelRequest(batchID, options: options), as: Batch.self)
        }
    }
}
