// Made by `make endpoints` from Sources/make-endpoints/Table/CompletionsTable.swift.
import Foundation

nonisolated extension OpenAI.Completions {
    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say stream(…), without stream: true.")
    public func create(model: String, prompt: String, n: Int? = nil, stream: Bool) -> OpenAI.Stream<OpenAI.Completion> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say includeUsage: … instead of streamOptions.")
    public func stream(
        model: String, prompt: String, n: Int? = nil, streamOptions: OpenAI.JSON
    ) -> OpenAI.Stream<OpenAI.Completion> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say stream(…), without stream: true.")
    public func create(
        model: String, prompt: [String], n: Int? = nil, stream: Bool
    ) -> OpenAI.Stream<OpenAI.Completion> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say includeUsage: … instead of streamOptions.")
    public func stream(
        model: String, prompt: [String], n: Int? = nil, streamOptions: OpenAI.JSON
    ) -> OpenAI.Stream<OpenAI.Completion> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }
}
