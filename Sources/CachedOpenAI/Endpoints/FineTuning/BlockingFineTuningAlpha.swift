// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The endpoints below `/fine_tuning/alpha`, without `await`.
    public struct BlockingFineTuningAlpha: Swift.Sendable {
        let client: OpenAI
    }
}

nonisolated extension OpenAI.BlockingFineTuning {
    /// What is still being tried out.
    public var alpha: OpenAI.BlockingFineTuningAlpha { .init(client: client) }
}
