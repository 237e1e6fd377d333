// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The endpoints below `/fine_tuning/checkpoints`.
    public struct FineTuningCheckpoints: Swift.Sendable {
        let client: OpenAI
    }
}

nonisolated extension OpenAI.FineTuning {
    /// Models that a job made on its way.
    public var checkpoints: OpenAI.FineTuningCheckpoints { .init(client: client) }
}
