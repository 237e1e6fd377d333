// Made by `make endpoints` from Sources/make-endpoints/Table/ChatTable.swift.
import Foundation

nonisolated extension OpenAI.ChatCompletions {
    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say stream(…), without stream: true.")
    public func create(
        model: String, messages: [OpenAI.ChatCompletionMessageParam], n: Int? = nil,
        tools: [OpenAI.ChatCompletionTool]? = nil, stream: Bool
    ) -> OpenAI.Stream<OpenAI.ChatCompletionChunk> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say includeUsage: … instead of streamOptions.")
    public func stream(
        model: String, messages: [OpenAI.ChatCompletionMessageParam], n: Int? = nil,
        tools: [OpenAI.ChatCompletionTool]? = nil, streamOptions: OpenAI.JSON
    ) -> OpenAI.Stream<OpenAI.ChatCompletionChunk> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }
}
