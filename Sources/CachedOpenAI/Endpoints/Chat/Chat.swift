// Made by `make endpoints` from Sources/make-endpoints/Table/ChatTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Conversations with a model.
    public var chat: Chat { Chat(client: self) }

    /// The endpoints below `/chat`.
    public struct Chat: Swift.Sendable {
        let client: OpenAI
    }
}
