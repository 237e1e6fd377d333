import Foundation

nonisolated extension OpenAI.Stream where Element == OpenAI.ResponseStreamEvent {
    /// Reads the stream to its end and returns the response as it then is: completed, failed or incomplete.
    ///
    /// ```swift
    /// let response = try await client.responses.stream(
    ///     model: "gpt-4o-mini", input: "Write a haiku about autumn."
    /// ).finalResponse()
    /// ```
    ///
    /// Where the last event has no output, it is put together from the events before.
    ///
    /// - Throws: `OpenAIError`; an error if the stream ends before the response does.
    public func finalResponse() async throws -> OpenAI.Response {
        var final: OpenAI.Response?
        var pieces = OpenAI.ResponsePieces()
        for try await event in self {
            pieces.add(event)
            final = event.finalResponse ?? final
        }
        guard let final else {
            throw OpenAI.OpenAIError(message: "The stream ended without a response that is at its end. Try again.")
        }
        return try pieces.completing(final)
    }
}
