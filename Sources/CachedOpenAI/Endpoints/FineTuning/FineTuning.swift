// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Models trained further with examples of one's own.
    public var fineTuning: FineTuning { FineTuning(client: self) }

    /// The endpoints below `/fine_tuning`.
    public struct FineTuning: Swift.Sendable {
        let client: OpenAI
    }
}
