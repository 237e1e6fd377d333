// An answer that is shown on the terminal while it is written. A terminal shows a line only when it is complete, unless
// `fflush(stdout)` says otherwise. Never `fflush(nil)`: it waits for a thread that reads what the person types.
@preconcurrency import Foundation  // lets Swift 6 take `stdout`

#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

let client = OpenAI()

do {
    let stream = client.chat.completions.stream(
        model: "gpt-4o-mini", messages: [.user("Why is the sky blue? Answer in two sentences.")], includeUsage: true)
    for try await chunk in stream {
        print(chunk.choices.first?.delta.content ?? "", terminator: "")
        fflush(stdout)
    }
    print()

    // The whole answer, as if it had come in one piece. Nothing is asked again.
    let completion = try await stream.finalChatCompletion()
    print(completion.usage?.completionTokens ?? 0, "tokens; it ended with:", completion.choices[0].finishReason ?? "-")
} catch {
    print(error)
}
