/// One message of a conversation.
package struct Message: Hashable, Sendable {
    /// Such as `user`.
    package let role: String
    /// What stands in it, in order.
    package let parts: [Part]

    /// All its text, without what was thought.
    package var text: String {
        parts.compactMap { part in
            switch part {
            case .text(let text), .refusal(let text), .toolResult(_, let text): text
            default: nil
            }
        }.joined(separator: "\n")
    }

    /// The calls in it.
    package var toolCalls: [ToolCall] {
        parts.compactMap { if case .toolCall(let call) = $0 { call } else { nil } }
    }

    /// Pictures, sound and files in it.
    package var media: [Media] {
        parts.compactMap { if case .media(let media) = $0 { media } else { nil } }
    }
}
