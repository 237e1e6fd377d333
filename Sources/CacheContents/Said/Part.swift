/// A part of a message.
package enum Part: Hashable, Sendable {
    case text(String)
    case refusal(String)
    /// What a model tells of its thoughts.
    case reasoning(String)
    case toolCall(ToolCall)
    /// What a tool gave back.
    case toolResult(call: String?, text: String)
    case media(Media)
    /// Where something is from: a URL, or the name of a file.
    case citation(String)
    /// What this version doesn't know.
    case other(JSON)
}
