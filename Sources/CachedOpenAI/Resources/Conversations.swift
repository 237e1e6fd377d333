import Foundation

nonisolated extension OpenAI {
    /// Conversations that OpenAI keeps.
    public var conversations: Conversations { Conversations(client: self) }

    /// Conversations that OpenAI keeps (https://platform.openai.com/docs/api-reference/conversations).
    public struct Conversations: Swift.Sendable {
        let client: OpenAI
        /// What was said in a conversation.
        public var items: ConversationItems { ConversationItems(client: client) }

        /// Begins a conversation.
        ///
        /// ```swift
        /// let conversation = try await client.conversations.create(
        ///     items: [.user("Hello!")])
        /// ```
        ///
        /// - Parameters:
        ///   - items: what it begins with, up to 20.
        ///   - metadata: up to 16 pairs, kept with it.
        ///   - seed: tells several recorded answers apart; it is not sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            items: [ResponseInputItem]? = nil, metadata: [String: String]? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Conversation {
            let request = Self.createRequest(
                items: items, metadata: metadata, seed: seed, options: options)
            return try await client.send(request, as: Conversation.self)
        }

        /// One conversation.
        ///
        /// - Parameters:
        ///   - conversationID: of the conversation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ conversationID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Conversation {
            try await client.send(Self.retrieveRequest(conversationID, options: options), as: Conversation.self)
        }

        /// Changes what is kept with a conversation.
        ///
        /// - Parameters:
        ///   - conversationID: of the conversation.
        ///   - metadata: up to 16 pairs, kept with it.
        ///   - seed: tells several recorded answers apart; it is not sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func update(
            _ conversationID: String, metadata: [String: String], seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Conversation {
            let request = Self.updateRequest(
                conversationID, metadata: metadata, seed: seed, options: options)
            return try await client.send(request, as: Conversation.self)
        }

        /// Deletes a conversation; its items stay.
        ///
        /// - Parameters:
        ///   - conversationID: of the conversation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func delete(
            _ conversationID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            try await client.send(Self.deleteRequest(conversationID, options: options), as: DeletedObject.self)
        }

        static func createRequest(
            items: [ResponseInputItem]?, metadata: [String: String]?, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("items", items.map { .array($0.map(\.json)) })
            body.set("metadata", textsByName: metadata)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/conversations", body: .json(body.object), options: options)
        }

        static func retrieveRequest(
            _ conversationID: String, options: RequestOptions
        ) -> Request {
            Request(method: "GET", path: "/conversations/\(conversationID)", options: options)
        }

        static func updateRequest(
            _ conversationID: String, metadata: [String: String], seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("metadata", textsByName: metadata)
            body.set("seed", integer: seed)
            return Request(
                method: "POST", path: "/conversations/\(conversationID)", body: .json(body.object), options: options)
        }

        static func deleteRequest(
            _ conversationID: String, options: RequestOptions
        ) -> Request {
            Request(method: "DELETE", path: "/conversations/\(conversationID)", options: options)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Conversations that OpenAI keeps.
    public var conversations: OpenAI.BlockingConversations { .init(client: client) }
}
