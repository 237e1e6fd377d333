import Foundation

nonisolated extension OpenAI {
    /// Conversations with a model.
    public var chat: Chat { Chat(completions: ChatCompletions(client: self)) }

    /// The endpoints below `/chat`.
    public struct Chat: Swift.Sendable {
        /// Asks a model, message by message.
        public let completions: ChatCompletions
    }

    /// The endpoints below `/chat`, without `await`.
    public struct BlockingChat: Swift.Sendable {
        /// Asks a model, message by message.
        public let completions: BlockingChatCompletions
    }
}

nonisolated extension OpenAI.Blocking {
    /// Conversations with a model.
    public var chat: OpenAI.BlockingChat { .init(completions: .init(client: client)) }
}
