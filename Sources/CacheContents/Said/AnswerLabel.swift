import CachedOpenAIGenerator
import Foundation

/// What a person remembers an answer by.
struct AnswerLabel {
    private let answer: Answer

    init(_ answer: Answer) {
        self.answer = answer
    }

    var text: String {
        if let failure = answer.failure { return "\(answer.status): \(failure)" }
        return said ?? vectors ?? results ?? shown ?? answer.text ?? object
            ?? (answer.isStream ? "a stream" : "nothing")
    }

    private var said: String? {
        guard let first = answer.choices.first else { return nil }
        if !first.text.isEmpty { return first.text }
        if !first.toolCalls.isEmpty { return first.toolCalls.map { "→ \($0.signature)" }.joined(separator: ", ") }
        if let media = first.media.first { return media.description }
        return first.finishReason.map { "nothing (\($0))" } ?? "nothing"
    }

    private var vectors: String? {
        guard let first = answer.vectors.first else { return nil }
        return "\(Counted.of(answer.vectors.count, "vector")) of \(first.count)"
    }

    /// Of a moderation.
    private var results: String? {
        guard let results = answer.json?["results"]?.arrayValue, results.contains(where: { $0["flagged"] != nil })
        else {
            return nil
        }
        let flagged = results.flatMap { $0["categories"]?.objectValue ?? [:] }.filter { $0.value == true }.map(\.key)
        return flagged.isEmpty ? "not flagged" : "flagged: \(flagged.joined(separator: ", "))"
    }

    private var shown: String? {
        answer.media.isEmpty ? nil : answer.media.map(\.description).joined(separator: "; ")
    }

    /// A list, or an object of the API's.
    private var object: String? {
        guard let json = answer.json else { return nil }
        if let list = json["data"]?.arrayValue ?? json.arrayValue {
            return "a list of \(list.count)"
        }
        if json["deleted"] == true { return "\(json["id"]?.stringValue ?? "it") is deleted" }
        let parts = ["object", "id", "status"].compactMap { json[$0]?.stringValue }
        return parts.isEmpty ? json.description : parts.joined(separator: " ")
    }
}
