// Made by `make endpoints` from Sources/make-endpoints/Table/ChatTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What an answer that OpenAI keeps was asked for with
    /// (https://platform.openai.com/docs/api-reference/chat/getMessages).
    public struct ChatCompletionMessages: Swift.Sendable {
        let client: OpenAI

        /// The messages that an answer was asked for with.
        ///
        /// - Parameters:
        ///   - completionID: of the answer, such as `chatcmpl-…`.
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `asc` or `desc`, by the time of creation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            _ completionID: String, after: String? = nil, limit: Int? = nil, order: String? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<ChatCompletionStoreMessage> {
            let request = Self.listRequest(completionID, after: after, limit: limit, order: order, options: options)
            return try await client.page(request)
        }

        static func listRequest(
            _ completionID: String, after: String?, limit: Int?, order: String?, options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            return Request(
                method: "GET", path: "/chat/completions/\(completionID)/messages", query: query, options: options,
                hasCursor: true)
        }
    }
}

nonisolated extension OpenAI.ChatCompletions {
    /// What an answer was asked for with.
    public var messages: OpenAI.ChatCompletionMessages { .init(client: client) }
}
