// Made by `make endpoints` from Sources/make-endpoints/Table/ConversationsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What was said in a conversation (https://platform.openai.com/docs/api-reference/conversations/list-items).
    public struct ConversationItems: Swift.Sendable {
        let client: OpenAI

        /// All items of a conversation.
        ///
        /// - Parameters:
        ///   - conversationID: of the conversation.
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `asc` or `desc`, by the time of creation.
        ///   - include: what else the answer is to hold, such as `message.output_text.logprobs`.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            _ conversationID: String, after: String? = nil, limit: Int? = nil, order: String? = nil,
            include: [String]? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<ResponseItem> {
            let request = Self.listRequest(
                conversationID, after: after, limit: limit, order: order, include: include, options: options)
            return try await client.page(request)
        }

        /// Adds items to a conversation.
        ///
        /// - Parameters:
        ///   - conversationID: of the conversation.
        ///   - items: up to 20.
        ///   - include: what else the answer is to hold, such as `message.output_text.logprobs`.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            _ conversationID: String, items: [ResponseInputItem], include: [String]? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<ResponseItem> {
            let request = Self.createRequest(
                conversationID, items: items, include: include, seed: seed, options: options)
            return try await client.page(request)
        }

        /// One item of a conversation.
        ///
        /// - Parameters:
        ///   - itemID: of the item.
        ///   - conversationID: of the conversation.
        ///   - include: what else the answer is to hold, such as `message.output_text.logprobs`.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ itemID: String, conversationID: String, include: [String]? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> ResponseItem {
            let request = Self.retrieveRequest(
                itemID, conversationID: conversationID, include: include, options: options)
            return try await client.send(request, as: ResponseItem.self)
        }

        /// Takes an item out of a conversation.
        ///
        /// - Parameters:
        ///   - itemID: of the item.
        ///   - conversationID: of the conversation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ itemID: String, conversationID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Conversation {
            let request = Self.deleteRequest(itemID, conversationID: conversationID, options: options)
            return try await client.send(request, as: Conversation.self)
        }

        static func listRequest(
            _ conversationID: String, after: String?, limit: Int?, order: String?, include: [String]?,
            options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            query.set("include", texts: include)
            return Request(
                method: "GET", path: "/conversations/\(conversationID)/items", query: query, options: options,
                hasCursor: true)
        }

        static func createRequest(
            _ conversationID: String, items: [ResponseInputItem], include: [String]?, seed: Int?,
            options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("include", texts: include)
            var body = RequestFields()
            body.set("items", objects: items)
            body.set("seed", integer: seed)
            return Request(
                method: "POST", path: "/conversations/\(conversationID)/items", query: query, body: .json(body.object),
                options: options)
        }

        static func retrieveRequest(
            _ itemID: String, conversationID: String, include: [String]?, options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("include", texts: include)
            return Request(
                method: "GET", path: "/conversations/\(conversationID)/items/\(itemID)", query: query, options: options)
        }

        static func deleteRequest(_ itemID: String, conversationID: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/conversations/\(conversationID)/items/\(itemID)", options: options)
        }
    }
}

nonisolated extension OpenAI.Conversations {
    /// What was said in a conversation.
    public var items: OpenAI.ConversationItems { .init(client: client) }
}
