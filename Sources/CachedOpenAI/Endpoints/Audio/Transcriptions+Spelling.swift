// Made by `make endpoints` from Sources/make-endpoints/Table/AudioTable.swift.
import Foundation

nonisolated extension OpenAI.Transcriptions {
    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say stream(…), without stream: true.")
    public func create(
        model: String, file: OpenAI.FileInput, stream: Bool
    ) -> OpenAI.Stream<OpenAI.TranscriptionStreamEvent> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }

    /// Spelled otherwise in Swift.
    @available(*, unavailable, message: "Say stream(…), without stream: true.")
    public func create(
        model: String, file: Foundation.URL, stream: Bool
    ) -> OpenAI.Stream<OpenAI.TranscriptionStreamEvent> {
        OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))
    }
}
