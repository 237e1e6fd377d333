// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The endpoints below `/fine_tuning/checkpoints`, without `await`.
    public struct BlockingFineTuningCheckpoints: Swift.Sendable {
        let client: OpenAI
    }
}

nonisolated extension OpenAI.BlockingFineTuning {
    /// Models that a job made on its way.
    public var checkpoints: OpenAI.BlockingFineTuningCheckpoints { .init(client: client) }
}
