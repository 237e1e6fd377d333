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
    /// - Throws: `OpenAIError`; an error if the stream ends before the response does.
    public func finalResponse() async throws -> OpenAI.Response {
        var final: OpenAI.Response?
        for try await event in self { final = event.finalResponse ?? final }
        guard let final else {
            throw OpenAI.OpenAIError(message: "The stream ended without a response that is at its end. Try again.")
        }
        return final
    }
}
