/// Reads what was said, in whatever shape the endpoints have it.
enum ChoiceReader {
    static func choices(_ json: JSON?) -> [Choice] {
        if let choices = json?["choices"]?.arrayValue { return choices.enumerated().map { choice($1, at: $0) } }
        if let output = json?["output"]?.arrayValue, let json { return [response(json, output)] }
        return []
    }

    /// Of a chat, or of a completion.
    private static func choice(_ json: JSON, at place: Int) -> Choice {
        let message = json["message"].map(MessageReader.chat)
        let text = json["text"]?.stringValue.map { Message(role: "assistant", parts: [.text($0)]) }
        return Choice(
            index: json["index"]?.intValue ?? place, messages: [message ?? text].compactMap { $0 },
            finishReason: json["finish_reason"]?.stringValue)
    }

    private static func response(_ json: JSON, _ output: [JSON]) -> Choice {
        let reason = json["incomplete_details"]?["reason"] ?? json["status"]
        return Choice(index: 0, messages: output.map(MessageReader.item), finishReason: reason?.stringValue)
    }
}
