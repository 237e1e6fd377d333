// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The models that a job made on its way, without `await`. The parameters are those of `FineTuningJobCheckpoints`.
    public struct BlockingFineTuningJobCheckpoints: Swift.Sendable {
        let client: OpenAI

        /// The models that a job made on its way. See `FineTuningJobCheckpoints.list`.
        public func list(
            _ fineTuningJobID: String, after: String? = nil, limit: Int? = nil, options: RequestOptions = .init()
        ) throws -> Page<FineTuningJobCheckpoint> {
            let request = FineTuningJobCheckpoints.listRequest(
                fineTuningJobID, after: after, limit: limit, options: options)
            return try client.pageBlocking(request)
        }
    }
}

nonisolated extension OpenAI.BlockingFineTuningJobs {
    /// The models that a job made on its way.
    public var checkpoints: OpenAI.BlockingFineTuningJobCheckpoints { .init(client: client) }
}
