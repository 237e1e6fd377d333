/// One of the answers to a question that were given at once.
package struct Choice: Hashable, Sendable {
    /// From 0.
    package let index: Int
    /// What was said: of a chat one message, of a response an item each.
    package let messages: [Message]
    /// Why it ended, such as `stop`.
    package let finishReason: String?

    /// All its text.
    package var text: String { messages.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n") }
    /// The calls in it.
    package var toolCalls: [ToolCall] { messages.flatMap(\.toolCalls) }
    /// Pictures, sound and files in it.
    package var media: [Media] { messages.flatMap(\.media) }
}
