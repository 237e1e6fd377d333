// A student's library: what it shows to others names no type of the pasted file.
import Foundation

public struct Dice: Sendable {
    private let client = OpenAI()

    public init() {}

    public func roll(seed: Int? = nil) async throws -> String {
        let completion = try await client.chat.completions.create(
            model: "gpt-4o-mini", messages: [.user("please give me a random number")], seed: seed)
        return completion.choices[0].message.content ?? "-"
    }

    public func words(of text: String) -> AsyncThrowingStream<String, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    let stream = client.chat.completions.stream(model: "gpt-4o-mini", messages: [.user(text)])
                    for try await chunk in stream { continuation.yield(chunk.choices.first?.delta.content ?? "") }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}
