// Made by `make endpoints` from Sources/make-endpoints/Table/EvalsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Tests of how well models do a task.
    public var evals: Evals { Evals(client: self) }

    /// Tests of how well models do a task (https://platform.openai.com/docs/api-reference/evals).
    public struct Evals: Swift.Sendable {
        let client: OpenAI

        /// Says how models are to be tested.
        ///
        /// ```swift
        /// let eval = try await client.evals.create(
        ///     dataSourceConfig: ["type": "custom", "item_schema": ["type": "object"]],
        ///     testingCriteria: [["type": "string_check", "name": "match", "operation": "eq",
        ///         "input": "{{sample.output_text}}", "reference": "{{item.answer}}"]])
        /// ```
        ///
        /// - Parameters:
        ///   - name: the caller's own name for it.
        ///   - dataSourceConfig: what the items look like.
        ///   - testingCriteria: what marks the answers: a list of graders.
        ///   - metadata: up to 16 pairs, kept with it.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            name: String? = nil, dataSourceConfig: JSON, testingCriteria: JSON, metadata: [String: String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Eval {
            let request = Self.createRequest(
                name: name, dataSourceConfig: dataSourceConfig, testingCriteria: testingCriteria, metadata: metadata,
                seed: seed, options: options)
            return try await client.send(request, as: Eval.self)
        }

        /// One evaluation.
        ///
        /// - Parameters:
        ///   - evalID: of the evaluation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ evalID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Eval {
            let request = Self.retrieveRequest(evalID, options: options)
            return try await client.send(request, as: Eval.self)
        }

        /// Changes what an evaluation is called.
        ///
        /// - Parameters:
        ///   - evalID: of the evaluation.
        ///   - name: the caller's own name for it.
        ///   - metadata: up to 16 pairs, kept with it.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func update(
            _ evalID: String, name: String? = nil, metadata: [String: String]? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Eval {
            let request = Self.updateRequest(evalID, name: name, metadata: metadata, seed: seed, options: options)
            return try await client.send(request, as: Eval.self)
        }

        /// All evaluations.
        ///
        /// - Parameters:
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `asc` or `desc`.
        ///   - orderBy: `created_at` or `updated_at`.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            after: String? = nil, limit: Int? = nil, order: String? = nil, orderBy: String? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<Eval> {
            let request = Self.listRequest(after: after, limit: limit, order: order, orderBy: orderBy, options: options)
            return try await client.page(request)
        }

        /// Deletes an evaluation.
        ///
        /// - Parameters:
        ///   - evalID: of the evaluation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ evalID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(evalID, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        static func createRequest(
            name: String?, dataSourceConfig: JSON, testingCriteria: JSON, metadata: [String: String]?, seed: Int?,
            options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("name", text: name)
            body.set("data_source_config", dataSourceConfig)
            body.set("testing_criteria", testingCriteria)
            body.set("metadata", textsByName: metadata)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/evals", body: .json(body.object), options: options)
        }

        static func retrieveRequest(_ evalID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/evals/\(evalID)", options: options)
        }

        static func updateRequest(
            _ evalID: String, name: String?, metadata: [String: String]?, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("name", text: name)
            body.set("metadata", textsByName: metadata)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/evals/\(evalID)", body: .json(body.object), options: options)
        }

        static func listRequest(
            after: String?, limit: Int?, order: String?, orderBy: String?, options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            query.set("order_by", text: orderBy)
            return Request(method: "GET", path: "/evals", query: query, options: options, hasCursor: true)
        }

        static func deleteRequest(_ evalID: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/evals/\(evalID)", options: options)
        }
    }
}
