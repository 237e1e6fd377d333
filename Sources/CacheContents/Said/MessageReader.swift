/// Reads conversations: the messages of a chat, and the items of a response.
enum MessageReader {
    /// What is none of the below is kept as it is.
    static func message(_ json: JSON) -> Message {
        if let text = json.stringValue { return Message(role: "user", parts: [.text(text)]) }
        if json["role"] != nil || json["content"] != nil && json["type"] == nil { return chat(json) }
        return item(json)
    }

    /// A message of a chat, asked or answered.
    static func chat(_ json: JSON) -> Message {
        let role = json["role"]?.stringValue ?? "assistant"
        if role == "tool" || role == "function" {
            let call = (json["tool_call_id"] ?? json["name"])?.stringValue
            return Message(role: role, parts: [.toolResult(call: call, text: text(json["content"]))])
        }
        var parts: [Part] = []
        if let thought = (json["reasoning_content"] ?? json["reasoning"])?.stringValue, !thought.isEmpty {
            parts.append(.reasoning(thought))
        }
        parts += PartReader.parts(json["content"])
        if let refusal = json["refusal"]?.stringValue, !refusal.isEmpty { parts.append(.refusal(refusal)) }
        parts += (json["tool_calls"]?.arrayValue ?? []).map { .toolCall(call($0)) }
        if let old = json["function_call"], old["name"] != nil { parts.append(.toolCall(call(old))) }
        if let sound = json["audio"], let media = Media(part: ["audio": sound]) {
            parts.append(.media(media))
            if let said = sound["transcript"]?.stringValue { parts.append(.text(said)) }
        }
        parts += PartReader.citations(json["annotations"])
        parts += (json["images"]?.arrayValue ?? []).compactMap { Media(part: $0).map(Part.media) }
        return Message(role: role, parts: parts)
    }

    /// An item of a response, asked or answered.
    static func item(_ json: JSON) -> Message {
        let type = json["type"]?.stringValue ?? ""
        let role = json["role"]?.stringValue ?? "assistant"
        switch type {
        case "message": return Message(role: role, parts: PartReader.parts(json["content"]))
        case "reasoning":
            let thoughts = (json["summary"]?.arrayValue ?? []) + (json["content"]?.arrayValue ?? [])
            return Message(role: role, parts: thoughts.compactMap { $0["text"]?.stringValue }.map(Part.reasoning))
        case "image_generation_call":
            let media = json["result"]?.stringValue.flatMap { Media(base64: $0) }
            return Message(role: role, parts: [media.map(Part.media) ?? .other(json)])
        case _ where type.hasSuffix("_call_output"):
            return Message(
                role: "tool", parts: [.toolResult(call: json["call_id"]?.stringValue, text: text(json["output"]))])
        case _ where type.hasSuffix("_call"): return Message(role: role, parts: [.toolCall(call(json))])
        default: return Message(role: role, parts: [.other(json)])
        }
    }

    /// A function's call, or one of a tool of the API's own.
    private static func call(_ json: JSON) -> ToolCall {
        let inner = json["function"] ?? json["custom"] ?? json
        let name = inner["name"]?.stringValue ?? json["type"]?.stringValue ?? "?"
        let arguments = ["arguments", "input", "action", "queries", "code"].lazy.compactMap { inner[$0] }.first
        return ToolCall(
            id: (json["call_id"] ?? json["id"])?.stringValue, name: name,
            arguments: arguments.map { $0.stringValue ?? $0.description } ?? "")
    }

    /// Of a text, or of parts.
    private static func text(_ json: JSON?) -> String {
        if let text = json?.stringValue { return text }
        let texts = (json?.arrayValue ?? []).compactMap { $0.stringValue ?? $0["text"]?.stringValue }
        return texts.isEmpty ? json.map(\.description) ?? "" : texts.joined(separator: "\n")
    }
}
