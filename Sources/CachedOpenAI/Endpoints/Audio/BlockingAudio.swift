// Made by `make endpoints` from Sources/make-endpoints/Table/AudioTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The endpoints below `/audio`, without `await`.
    public struct BlockingAudio: Swift.Sendable {
        let client: OpenAI
    }
}

nonisolated extension OpenAI.Blocking {
    /// Sound.
    public var audio: OpenAI.BlockingAudio { .init(client: client) }
}
