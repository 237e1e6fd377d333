// Made by `make endpoints` from Sources/make-endpoints/Table/EvalsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What came out for each item of a run
    /// (https://platform.openai.com/docs/api-reference/evals/run-output-item-object).
    public struct EvalOutputItems: Swift.Sendable {
        let client: OpenAI

        /// What came out for each item of a run.
        ///
        /// - Parameters:
        ///   - runID: of the run.
        ///   - evalID: of the evaluation.
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - status: only those: `pass` or `fail`.
        ///   - order: `asc` or `desc`, by the time of creation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            _ runID: String, evalID: String, after: String? = nil, limit: Int? = nil, status: String? = nil,
            order: String? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<EvalRunOutputItem> {
            let request = Self.listRequest(
                runID, evalID: evalID, after: after, limit: limit, status: status, order: order, options: options)
            return try await client.page(request)
        }

        /// What came out for one item of a run.
        ///
        /// - Parameters:
        ///   - outputItemID: of the item.
        ///   - evalID: of the evaluation.
        ///   - runID: of the run.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ outputItemID: String, evalID: String, runID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> EvalRunOutputItem {
            let request = Self.retrieveRequest(outputItemID, evalID: evalID, runID: runID, options: options)
            return try await client.send(request, as: EvalRunOutputItem.self)
        }

        static func listRequest(
            _ runID: String, evalID: String, after: String?, limit: Int?, status: String?, order: String?,
            options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            query.set("status", text: status)
            query.set("order", text: order)
            return Request(
                method: "GET", path: "/evals/\(evalID)/runs/\(runID)/output_items", query: query, options: options,
                hasCursor: true)
        }

        static func retrieveRequest(
            _ outputItemID: String, evalID: String, runID: String, options: RequestOptions
        ) -> Request {
            Request(
                method: "GET", path: "/evals/\(evalID)/runs/\(runID)/output_items/\(outputItemID)", options: options)
        }
    }
}

nonisolated extension OpenAI.EvalRuns {
    /// What came out for each item.
    public var outputItems: OpenAI.EvalOutputItems { .init(client: client) }
}
