// Made by `make endpoints` from Sources/make-endpoints/Table/ResponsesTable.swift.
import Foundation

nonisolated extension OpenAI.Responses {
    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say stream(…), without stream: true.")
    public func create(
        model: String? = nil, instructions: String? = nil, tools: [OpenAI.ResponseTool]? = nil, input: String,
        stream: Bool
    ) -> OpenAI.Stream<OpenAI.ResponseStreamEvent> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say includeObfuscation: … instead of streamOptions.")
    public func stream(
        model: String? = nil, instructions: String? = nil, tools: [OpenAI.ResponseTool]? = nil, input: String,
        streamOptions: OpenAI.JSON
    ) -> OpenAI.Stream<OpenAI.ResponseStreamEvent> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say stream(…), without stream: true.")
    public func create(
        model: String? = nil, instructions: String? = nil, tools: [OpenAI.ResponseTool]? = nil,
        input: [OpenAI.ResponseInputItem]? = nil, stream: Bool
    ) -> OpenAI.Stream<OpenAI.ResponseStreamEvent> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say includeObfuscation: … instead of streamOptions.")
    public func stream(
        model: String? = nil, instructions: String? = nil, tools: [OpenAI.ResponseTool]? = nil,
        input: [OpenAI.ResponseInputItem]? = nil, streamOptions: OpenAI.JSON
    ) -> OpenAI.Stream<OpenAI.ResponseStreamEvent> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say retrieveStream(…), without stream: true.")
    public func retrieve(_ responseID: String, stream: Bool) -> OpenAI.Stream<OpenAI.ResponseStreamEvent> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say includeObfuscation: … instead of streamOptions.")
    public func retrieveStream(
        _ responseID: String, streamOptions: OpenAI.JSON
    ) -> OpenAI.Stream<OpenAI.ResponseStreamEvent> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }
}
