// Made by `make endpoints` from Sources/make-endpoints/Table/ConversationsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Conversations that OpenAI keeps, without `await`. The parameters are those of `Conversations`.
    public struct BlockingConversations: Swift.Sendable {
        let client: OpenAI

        /// Begins a conversation. See `Conversations.create`.
        public func create(
            metadata: [String: String]? = nil, items: [ResponseInputItem]? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> Conversation {
            let request = Conversations.createRequest(metadata: metadata, items: items, seed: seed, options: options)
            return try client.sendBlocking(request, as: Conversation.self)
        }

        /// One conversation. See `Conversations.retrieve`.
        public func retrieve(_ conversationID: String, options: RequestOptions = .init()) throws -> Conversation {
            let request = Conversations.retrieveRequest(conversationID, options: options)
            return try client.sendBlocking(request, as: Conversation.self)
        }

        /// Changes what is kept with a conversation. See `Conversations.update`.
        public func update(
            _ conversationID: String, metadata: [String: String], seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Conversation {
            let request = Conversations.updateRequest(conversationID, metadata: metadata, seed: seed, options: options)
            return try client.sendBlocking(request, as: Conversation.self)
        }

        /// Deletes a conversation; its items stay. See `Conversations.delete`.
        @discardableResult
        public func delete(_ conversationID: String, options: RequestOptions = .init()) throws -> DeletedObject {
            let request = Conversations.deleteRequest(conversationID, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Conversations that OpenAI keeps.
    public var conversations: OpenAI.BlockingConversations { .init(client: client) }
}
