// Made by `make endpoints` from Sources/make-endpoints/Table/ConversationsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Conversations that OpenAI keeps.
    public var conversations: Conversations { Conversations(client: self) }

    /// Conversations that OpenAI keeps (https://platform.openai.com/docs/api-reference/conversations).
    public struct Conversations: Swift.Sendable {
        let client: OpenAI

        /// Begins a conversation.
        ///
        /// ```swift
        /// let conversation = try await client.conversations.create(
        ///     items: [.user("Hello!")])
        /// ```
        ///
        /// - Parameters:
        ///   - metadata: up to 16 pairs, kept with it.
        ///   - items: what it begins with, up to 20.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            metadata: [String: String]? = nil, items: [ResponseInputItem]? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Conversation {
            let request = Self.createRequest(metadata: metadata, items: items, seed: seed, options: options)
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
            let request = Self.retrieveRequest(conversationID, options: options)
            return try await client.send(request, as: Conversation.self)
        }

        /// Changes what is kept with a conversation.
        ///
        /// - Parameters:
        ///   - conversationID: of the conversation.
        ///   - metadata: up to 16 pairs, kept with it.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func update(
            _ conversationID: String, metadata: [String: String], seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Conversation {
            let request = Self.updateRequest(conversationID, metadata: metadata, seed: seed, options: options)
            return try await client.send(request, as: Conversation.self)
        }

        /// Deletes a conversation; its items stay.
        ///
        /// - Parameters:
        ///   - conversationID: of the conversation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ conversationID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(conversationID, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        static func createRequest(
            metadata: [String: String]?, items: [ResponseInputItem]?, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("metadata", textsByName: metadata)
            body.set("items", objects: items)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/conversations", body: .json(body.object), options: options)
        }

        static func retrieveRequest(_ conversationID: String, options: RequestOptions) -> Request {
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

        static func deleteRequest(_ conversationID: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/conversations/\(conversationID)", options: options)
        }
    }
}
