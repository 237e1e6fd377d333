// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Which projects may use a model, without `await`. The parameters are those of `FineTuningCheckpointPermissions`.
    public struct BlockingFineTuningCheckpointPermissions: Swift.Sendable {
        let client: OpenAI

        /// Lets projects use a model. See `FineTuningCheckpointPermissions.create`.
        public func create(
            _ fineTunedModelCheckpoint: String, projectIDs: [String], seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> Page<FineTuningCheckpointPermission> {
            let request = FineTuningCheckpointPermissions.createRequest(
                fineTunedModelCheckpoint, projectIDs: projectIDs, seed: seed, options: options)
            return try client.pageBlocking(request)
        }

        /// Which projects may use a model. See `FineTuningCheckpointPermissions.list`.
        public func list(
            _ fineTunedModelCheckpoint: String, projectID: String? = nil, after: String? = nil, limit: Int? = nil,
            order: String? = nil, options: RequestOptions = .init()
        ) throws -> Page<FineTuningCheckpointPermission> {
            let request = FineTuningCheckpointPermissions.listRequest(
                fineTunedModelCheckpoint, projectID: projectID, after: after, limit: limit, order: order,
                options: options)
            return try client.pageBlocking(request)
        }

        /// Which projects may use a model. See `FineTuningCheckpointPermissions.retrieve`.
        @available(*, deprecated, message: "Use list(_:projectID:after:limit:order:).")
        public func retrieve(
            _ fineTunedModelCheckpoint: String, projectID: String? = nil, after: String? = nil, limit: Int? = nil,
            order: String? = nil, options: RequestOptions = .init()
        ) throws -> Page<FineTuningCheckpointPermission> {
            let request = FineTuningCheckpointPermissions.retrieveRequest(
                fineTunedModelCheckpoint, projectID: projectID, after: after, limit: limit, order: order,
                options: options)
            return try client.pageBlocking(request)
        }

        /// Takes a model away from a project. See `FineTuningCheckpointPermissions.delete`.
        @discardableResult
        public func delete(
            _ permissionID: String, fineTunedModelCheckpoint: String, options: RequestOptions = .init()
        ) throws -> DeletedObject {
            let request = FineTuningCheckpointPermissions.deleteRequest(
                permissionID, fineTunedModelCheckpoint: fineTunedModelCheckpoint, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }
    }
}

nonisolated extension OpenAI.BlockingFineTuningCheckpoints {
    /// Which projects may use a model.
    public var permissions: OpenAI.BlockingFineTuningCheckpointPermissions { .init(client: client) }
}
