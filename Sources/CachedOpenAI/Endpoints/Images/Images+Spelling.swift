// Made by `make endpoints` from Sources/make-endpoints/Table/ImagesTable.swift.
import Foundation

nonisolated extension OpenAI.Images {
    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say generateStream(…), without stream: true.")
    public func generate(
        model: String? = nil, prompt: String, n: Int? = nil, size: String? = nil, stream: Bool
    ) -> OpenAI.Stream<OpenAI.ImageGenStreamEvent> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say editStream(…), without stream: true.")
    public func edit(
        model: String? = nil, image: OpenAI.FileInput, prompt: String, n: Int? = nil, size: String? = nil, stream: Bool
    ) -> OpenAI.Stream<OpenAI.ImageEditStreamEvent> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say editStream(…), without stream: true.")
    public func edit(
        model: String? = nil, image: [OpenAI.FileInput], prompt: String, n: Int? = nil, size: String? = nil,
        stream: Bool
    ) -> OpenAI.Stream<OpenAI.ImageEditStreamEvent> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }
}
