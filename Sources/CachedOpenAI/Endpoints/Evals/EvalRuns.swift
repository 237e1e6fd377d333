// Made by `make endpoints` from Sources/make-endpoints/Table/EvalsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Evaluations that are carried out (https://platform.openai.com/docs/api-reference/evals/run-object).
    public struct EvalRuns: Swift.Sendable {
        let client: OpenAI

        /// Tests a model.
        ///
        /// - Parameters:
        ///   - evalID: of the evaluation.
        ///   - name: the caller's own name for it.
        ///   - dataSource: where the items come from, and which model is asked how.
        ///   - metadata: up to 16 pairs, kept with it.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            _ evalID: String, name: String? = nil, dataSource: JSON, metadata: [String: String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> EvalRun {
            let request = Self.createRequest(
                evalID, name: name, dataSource: dataSource, metadata: metadata, seed: seed, options: options)
            return try await client.send(request, as: EvalRun.self)
        }

        /// How far a run has got.
        ///
        /// - Parameters:
        ///   - runID: of the run.
        ///   - evalID: of the evaluation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ runID: String, evalID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> EvalRun {
            let request = Self.retrieveRequest(runID, evalID: evalID, options: options)
            return try await client.send(request, as: EvalRun.self)
        }

        /// All runs of an evaluation.
        ///
        /// - Parameters:
        ///   - evalID: of the evaluation.
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `asc` or `desc`, by the time of creation.
        ///   - status: only those: `queued`, `in_progress`, `completed`, `canceled`, `failed`.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            _ evalID: String, after: String? = nil, limit: Int? = nil, order: String? = nil, status: String? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<EvalRun> {
            let request = Self.listRequest(
                evalID, after: after, limit: limit, order: order, status: status, options: options)
            return try await client.page(request)
        }

        /// Stops a run.
        ///
        /// - Parameters:
        ///   - runID: of the run.
        ///   - evalID: of the evaluation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func cancel(
            _ runID: String, evalID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> EvalRun {
            let request = Self.cancelRequest(runID, evalID: evalID, options: options)
            return try await client.send(request, as: EvalRun.self)
        }

        /// Deletes a run.
        ///
        /// - Parameters:
        ///   - runID: of the run.
        ///   - evalID: of the evaluation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ runID: String, evalID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(runID, evalID: evalID, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        static func createRequest(
            _ evalID: String, name: String?, dataSource: JSON, metadata: [String: String]?, seed: Int?,
            options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("name", text: name)
            body.set("data_source", dataSource)
            body.set("metadata", textsByName: metadata)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/evals/\(evalID)/runs", body: .json(body.object), options: options)
        }

        static func retrieveRequest(_ runID: String, evalID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/evals/\(evalID)/runs/\(runID)", options: options)
        }

        static func listRequest(
            _ evalID: String, after: String?, limit: Int?, order: String?, status: String?, options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            query.set("status", text: status)
            return Request(
                method: "GET", path: "/evals/\(evalID)/runs", query: query, options: options, hasCursor: true)
        }

        static func cancelRequest(_ runID: String, evalID: String, options: RequestOptions) -> Request {
            Request(method: "POST", path: "/evals/\(evalID)/runs/\(runID)", options: options)
        }

        static func deleteRequest(_ runID: String, evalID: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/evals/\(evalID)/runs/\(runID)", options: options)
        }
    }
}

nonisolated extension OpenAI.Evals {
    /// What came out each time.
    public var runs: OpenAI.EvalRuns { .init(client: client) }
}
