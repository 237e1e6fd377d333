// Made by `make endpoints` from Sources/make-endpoints/Table/ChatTable.swift.
import Foundation

nonisolated extension OpenAI.ChatCompletions {
    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say stream(…), without stream: true.")
    public func create(
        model: String, messages: [OpenAI.ChatCompletionMessageParam], n: Int? = nil,
        tools: [OpenAI.ChatCompletionTool]? = nil, stream: Bool
    ) -> OpenAI.Stream<OpenAI.ChatCompletionChunk> {
        self.stream(model: model, messages: messages, n: n, tools: tools)
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say includeUsage: … instead of streamOptions.")
    public func stream(
        model: String, messages: [OpenAI.ChatCompletionMessageParam], n: Int? = nil,
        tools: [OpenAI.ChatCompletionTool]? = nil, streamOptions: OpenAI.JSON
    ) -> OpenAI.Stream<OpenAI.ChatCompletionChunk> {
        self.stream(model: model, messages: messages, n: n, tools: tools)
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, renamed: "parse(model:messages:as:)")
    public func parse<Value: Swift.Decodable>(
        model: String, messages: [OpenAI.ChatCompletionMessageParam], n: Int? = nil,
        tools: [OpenAI.ChatCompletionTool]? = nil, responseFormat type: Value.Type
    ) async throws -> OpenAI.ParsedChatCompletion<Value> {
        try await self.parse(model: model, messages: messages, n: n, tools: tools, as: type)
    }
}
