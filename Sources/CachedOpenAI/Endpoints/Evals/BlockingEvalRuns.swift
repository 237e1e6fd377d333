// Made by `make endpoints` from Sources/make-endpoints/Table/EvalsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Evaluations that are carried out, without `await`. The parameters are those of `EvalRuns`.
    public struct BlockingEvalRuns: Swift.Sendable {
        let client: OpenAI

        /// Tests a model. See `EvalRuns.create`.
        public func create(
            _ evalID: String, name: String? = nil, dataSource: JSON, metadata: [String: String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> EvalRun {
            let request = EvalRuns.createRequest(
                evalID, name: name, dataSource: dataSource, metadata: metadata, seed: seed, options: options)
            return try client.sendBlocking(request, as: EvalRun.self)
        }

        /// How far a run has got. See `EvalRuns.retrieve`.
        public func retrieve(_ runID: String, evalID: String, options: RequestOptions = .init()) throws -> EvalRun {
            let request = EvalRuns.retrieveRequest(runID, evalID: evalID, options: options)
            return try client.sendBlocking(request, as: EvalRun.self)
        }

        /// All runs of an evaluation. See `EvalRuns.list`.
        public func list(
            _ evalID: String, after: String? = nil, limit: Int? = nil, order: String? = nil, status: String? = nil,
            options: RequestOptions = .init()
        ) throws -> Page<EvalRun> {
            let request = EvalRuns.listRequest(
                evalID, after: after, limit: limit, order: order, status: status, options: options)
            return try client.pageBlocking(request)
        }

        /// Stops a run. See `EvalRuns.cancel`.
        @discardableResult
        public func cancel(_ runID: String, evalID: String, options: RequestOptions = .init()) throws -> EvalRun {
            let request = EvalRuns.cancelRequest(runID, evalID: evalID, options: options)
            return try client.sendBlocking(request, as: EvalRun.self)
        }

        /// Deletes a run. See `EvalRuns.delete`.
        @discardableResult
        public func delete(_ runID: String, evalID: String, options: RequestOptions = .init()) throws -> DeletedObject {
            let request = EvalRuns.deleteRequest(runID, evalID: evalID, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }
    }
}

nonisolated extension OpenAI.BlockingEvals {
    /// What came out each time.
    public var runs: OpenAI.BlockingEvalRuns { .init(client: client) }
}
