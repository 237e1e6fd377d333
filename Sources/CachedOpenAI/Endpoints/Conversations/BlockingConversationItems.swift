// Made by `make endpoints` from Sources/make-endpoints/Table/ConversationsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What was said in a conversation, without `await`. The parameters are those of `ConversationItems`.
    public struct BlockingConversationItems: Swift.Sendable {
        let client: OpenAI

        /// All items of a conversation. See `ConversationItems.list`.
        public func list(
            _ conversationID: String, after: String? = nil, limit: Int? = nil, order: String? = nil,
            include: [String]? = nil, options: RequestOptions = .init()
        ) throws -> Page<ResponseItem> {
            let request = ConversationItems.listRequest(
                conversationID, after: after, limit: limit, order: order, include: include, options: options)
            return try client.pageBlocking(request)
        }

        /// Adds items to a conversation. See `ConversationItems.create`.
        public func create(
            _ conversationID: String, items: [ResponseInputItem], include: [String]? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> Page<ResponseItem> {
            let request = ConversationItems.createRequest(
                conversationID, items: items, include: include, seed: seed, options: options)
            return try client.pageBlocking(request)
        }

        /// One item of a conversation. See `ConversationItems.retrieve`.
        public func retrieve(
            _ itemID: String, conversationID: String, include: [String]? = nil, options: RequestOptions = .init()
        ) throws -> ResponseItem {
            let request = ConversationItems.retrieveRequest(
                itemID, conversationID: conversationID, include: include, options: options)
            return try client.sendBlocking(request, as: ResponseItem.self)
        }

        /// Takes an item out of a conversation. See `ConversationItems.delete`.
        @discardableResult
        public func delete(
            _ itemID: String, conversationID: String, options: RequestOptions = .init()
        ) throws -> Conversation {
            let request = ConversationItems.deleteRequest(itemID, conversationID: conversationID, options: options)
            return try client.sendBlocking(request, as: Conversation.self)
        }
    }
}

nonisolated extension OpenAI.BlockingConversations {
    /// What was said in a conversation.
    public var items: OpenAI.BlockingConversationItems { .init(client: client) }
}
