import Foundation

nonisolated extension OpenAI.Stream where Element == OpenAI.TranscriptionStreamEvent {
    /// Reads the stream to its end and gives the whole transcription.
    ///
    /// - Throws: also if the stream ends without it.
    public func finalTranscription() async throws -> OpenAI.Transcription {
        for try await event in self {
            if case .textDone(let transcription) = event { return transcription }
        }
        throw OpenAI.OpenAIError(message: "The stream ended without the whole text (transcript.text.done). Try again.")
    }
}
