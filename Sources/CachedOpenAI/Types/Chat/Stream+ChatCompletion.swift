import Foundation

nonisolated extension OpenAI.Stream where Element == OpenAI.ChatCompletionChunk {
    /// Reads the stream to its end and puts the whole answer together: texts, tool calls, usage.
    ///
    /// ```swift
    /// let completion = try await client.chat.completions.stream(
    ///     model: "gpt-4o-mini", messages: [.user("Count to five.")]
    /// ).finalChatCompletion()
    /// ```
    ///
    /// - Throws: `OpenAIError`, `OpenAICache.MissError`; an `APIResponseValidationError` if the stream holds no choice.
    public func finalChatCompletion() async throws -> OpenAI.ChatCompletion {
        var accumulator = OpenAI.ChatCompletionAccumulator()
        for try await chunk in self { accumulator.add(chunk) }
        return try accumulator.completion()
    }
}
