// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The endpoints below `/fine_tuning/alpha`.
    public struct FineTuningAlpha: Swift.Sendable {
        let client: OpenAI
    }
}

nonisolated extension OpenAI.FineTuning {
    /// What is still being tried out.
    public var alpha: OpenAI.FineTuningAlpha { .init(client: client) }
}
