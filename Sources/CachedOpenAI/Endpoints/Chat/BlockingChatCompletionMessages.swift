// Made by `make endpoints` from Sources/make-endpoints/Table/ChatTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What an answer that OpenAI keeps was asked for with, without `await`. The parameters are those of
    /// `ChatCompletionMessages`.
    public struct BlockingChatCompletionMessages: Swift.Sendable {
        let client: OpenAI

        /// The messages that an answer was asked for with. See `ChatCompletionMessages.list`.
        public func list(
            _ completionID: String, after: String? = nil, limit: Int? = nil, order: String? = nil,
            options: RequestOptions = .init()
        ) throws -> Page<ChatCompletionStoreMessage> {
            let request = ChatCompletionMessages.listRequest(
                completionID, after: after, limit: limit, order: order, options: options)
            return try client.pageBlocking(request)
        }
    }
}

nonisolated extension OpenAI.BlockingChatCompletions {
    /// What an answer was asked for with.
    public var messages: OpenAI.BlockingChatCompletionMessages { .init(client: client) }
}
