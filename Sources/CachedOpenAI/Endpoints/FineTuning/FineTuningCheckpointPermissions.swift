// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Which projects may use a model (https://platform.openai.com/docs/api-reference/fine-tuning/list-permissions).
    ///
    /// The API asks for an administrator's key.
    public struct FineTuningCheckpointPermissions: Swift.Sendable {
        let client: OpenAI

        /// Lets projects use a model.
        ///
        /// - Parameters:
        ///   - fineTunedModelCheckpoint: the model's name.
        ///   - projectIDs: of the projects.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            _ fineTunedModelCheckpoint: String, projectIDs: [String], seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<FineTuningCheckpointPermission> {
            let request = Self.createRequest(
                fineTunedModelCheckpoint, projectIDs: projectIDs, seed: seed, options: options)
            return try await client.page(request)
        }

        /// Which projects may use a model.
        ///
        /// - Parameters:
        ///   - fineTunedModelCheckpoint: the model's name.
        ///   - projectID: only of this project.
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `ascending` or `descending`, by the time of creation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            _ fineTunedModelCheckpoint: String, projectID: String? = nil, after: String? = nil, limit: Int? = nil,
            order: String? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<FineTuningCheckpointPermission> {
            let request = Self.listRequest(
                fineTunedModelCheckpoint, projectID: projectID, after: after, limit: limit, order: order,
                options: options)
            return try await client.page(request)
        }

        /// Which projects may use a model.
        ///
        /// - Parameters:
        ///   - fineTunedModelCheckpoint: the model's name.
        ///   - projectID: only of this project.
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `ascending` or `descending`, by the time of creation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @available(*, deprecated, message: "Use list(_:projectID:after:limit:order:).")
        public func retrieve(
            _ fineTunedModelCheckpoint: String, projectID: String? = nil, after: String? = nil, limit: Int? = nil,
            order: String? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<FineTuningCheckpointPermission> {
            let request = Self.retrieveRequest(
                fineTunedModelCheckpoint, projectID: projectID, after: after, limit: limit, order: order,
                options: options)
            return try await client.page(request)
        }

        /// Takes a model away from a project.
        ///
        /// - Parameters:
        ///   - permissionID: of the permission.
        ///   - fineTunedModelCheckpoint: the model's name.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ permissionID: String, fineTunedModelCheckpoint: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(
                permissionID, fineTunedModelCheckpoint: fineTunedModelCheckpoint, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        static func createRequest(
            _ fineTunedModelCheckpoint: String, projectIDs: [String], seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("project_ids", texts: projectIDs)
            body.set("seed", integer: seed)
            return Request(
                method: "POST", path: "/fine_tuning/checkpoints/\(fineTunedModelCheckpoint)/permissions",
                body: .json(body.object), options: options)
        }

        static func listRequest(
            _ fineTunedModelCheckpoint: String, projectID: String?, after: String?, limit: Int?, order: String?,
            options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("project_id", text: projectID)
            query.set("after", text: after)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            return Request(
                method: "GET", path: "/fine_tuning/checkpoints/\(fineTunedModelCheckpoint)/permissions", query: query,
                options: options, hasCursor: true)
        }

        static func retrieveRequest(
            _ fineTunedModelCheckpoint: String, projectID: String?, after: String?, limit: Int?, order: String?,
            options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("project_id", text: projectID)
            query.set("after", text: after)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            return Request(
                method: "GET", path: "/fine_tuning/checkpoints/\(fineTunedModelCheckpoint)/permissions", query: query,
                options: options, hasCursor: true)
        }

        static func deleteRequest(
            _ permissionID: String, fineTunedModelCheckpoint: String, options: RequestOptions
        ) -> Request {
            Request(
                method: "DELETE",
                path: "/fine_tuning/checkpoints/\(fineTunedModelCheckpoint)/permissions/\(permissionID)",
                options: options)
        }
    }
}

nonisolated extension OpenAI.FineTuningCheckpoints {
    /// Which projects may use a model.
    public var permissions: OpenAI.FineTuningCheckpointPermissions { .init(client: client) }
}
