// Made by `make endpoints` from Sources/make-endpoints/Table/ChatTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The endpoints below `/chat`, without `await`.
    public struct BlockingChat: Swift.Sendable {
        let client: OpenAI
    }
}

nonisolated extension OpenAI.Blocking {
    /// Conversations with a model.
    public var chat: OpenAI.BlockingChat { .init(client: client) }
}
