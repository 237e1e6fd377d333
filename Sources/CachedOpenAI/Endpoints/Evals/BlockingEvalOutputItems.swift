// Made by `make endpoints` from Sources/make-endpoints/Table/EvalsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What came out for each item of a run, without `await`. The parameters are those of `EvalOutputItems`.
    public struct BlockingEvalOutputItems: Swift.Sendable {
        let client: OpenAI

        /// What came out for each item of a run. See `EvalOutputItems.list`.
        public func list(
            _ runID: String, evalID: String, after: String? = nil, limit: Int? = nil, status: String? = nil,
            order: String? = nil, options: RequestOptions = .init()
        ) throws -> Page<EvalRunOutputItem> {
            let request = EvalOutputItems.listRequest(
                runID, evalID: evalID, after: after, limit: limit, status: status, order: order, options: options)
            return try client.pageBlocking(request)
        }

        /// What came out for one item of a run. See `EvalOutputItems.retrieve`.
        public func retrieve(
            _ outputItemID: String, evalID: String, runID: String, options: RequestOptions = .init()
        ) throws -> EvalRunOutputItem {
            let request = EvalOutputItems.retrieveRequest(outputItemID, evalID: evalID, runID: runID, options: options)
            return try client.sendBlocking(request, as: EvalRunOutputItem.self)
        }
    }
}

nonisolated extension OpenAI.BlockingEvalRuns {
    /// What came out for each item.
    public var outputItems: OpenAI.BlockingEvalOutputItems { .init(client: client) }
}
