// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The endpoints below `/fine_tuning`, without `await`.
    public struct BlockingFineTuning: Swift.Sendable {
        let client: OpenAI
    }
}

nonisolated extension OpenAI.Blocking {
    /// Models trained further with examples of one's own.
    public var fineTuning: OpenAI.BlockingFineTuning { .init(client: client) }
}
