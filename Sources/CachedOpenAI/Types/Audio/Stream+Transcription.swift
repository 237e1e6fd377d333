import Foundation

nonisolated extension OpenAI.Stream where Element == OpenAI.TranscriptionStreamEvent {
    /// Reads the stream to its end and gives the whole transcription.
    ///
    /// - Throws: also if the stream ends without it.
    public func finalTranscription() async throws -> OpenAI.Transcription {
        var text = ""
        for try await event in self {
            if case .textDelta(let piece) = event { text += piece.delta }
            if event.payload.text("type") == "transcript.text.done" { return try whole(event.payload, text) }
        }
        throw OpenAI.OpenAIError(message: "The stream ended without the whole text (transcript.text.done). Try again.")
    }

    /// Where the last event has no text, it is in the pieces.
    private func whole(_ payload: OpenAI.Payload, _ text: String) throws -> OpenAI.Transcription {
        guard payload.text("text") ?? "" == "", !text.isEmpty, var json = payload.json.objectValue else {
            return try OpenAI.Transcription(json: payload.json)
        }
        json["text"] = .string(text)
        return try OpenAI.Transcription(json: .object(json))
    }
}
