// Made by `make endpoints` from Sources/make-endpoints/Table/EvalsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Tests of how well models do a task, without `await`. The parameters are those of `Evals`.
    public struct BlockingEvals: Swift.Sendable {
        let client: OpenAI

        /// Says how models are to be tested. See `Evals.create`.
        public func create(
            name: String? = nil, dataSourceConfig: JSON, testingCriteria: JSON, metadata: [String: String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Eval {
            let request = Evals.createRequest(
                name: name, dataSourceConfig: dataSourceConfig, testingCriteria: testingCriteria, metadata: metadata,
                seed: seed, options: options)
            return try client.sendBlocking(request, as: Eval.self)
        }

        /// One evaluation. See `Evals.retrieve`.
        public func retrieve(_ evalID: String, options: RequestOptions = .init()) throws -> Eval {
            let request = Evals.retrieveRequest(evalID, options: options)
            return try client.sendBlocking(request, as: Eval.self)
        }

        /// Changes what an evaluation is called. See `Evals.update`.
        public func update(
            _ evalID: String, name: String? = nil, metadata: [String: String]? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> Eval {
            let request = Evals.updateRequest(evalID, name: name, metadata: metadata, seed: seed, options: options)
            return try client.sendBlocking(request, as: Eval.self)
        }

        /// All evaluations. See `Evals.list`.
        public func list(
            after: String? = nil, limit: Int? = nil, order: String? = nil, orderBy: String? = nil,
            options: RequestOptions = .init()
        ) throws -> Page<Eval> {
            let request = Evals.listRequest(
                after: after, limit: limit, order: order, orderBy: orderBy, options: options)
            return try client.pageBlocking(request)
        }

        /// Deletes an evaluation. See `Evals.delete`.
        @discardableResult
        public func delete(_ evalID: String, options: RequestOptions = .init()) throws -> DeletedObject {
            let request = Evals.deleteRequest(evalID, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Tests of how well models do a task.
    public var evals: OpenAI.BlockingEvals { .init(client: client) }
}
