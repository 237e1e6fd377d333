import CachedOpenAI
import Foundation

/// What was answered.
package struct Answer {
    /// Such as 200.
    package let status: Int
    /// The whole answer; of a stream, what its events come to. Nil for what is neither.
    package let json: JSON?
    /// Whether it came as events.
    package let isStream: Bool
    /// The one that answered, as it says.
    package let model: String?
    /// What it said.
    package let choices: [Choice]
    /// What it cost; nil if it doesn't tell.
    package let usage: Usage?
    /// Of an embeddings answer.
    package let vectors: [Vector]
    /// Pictures and sound that are the answer itself, or came with it.
    package let media: [Media]
    /// A text that stands for itself: a transcription, or a file.
    package let text: String?
    /// What went wrong, if it is a failure that was kept.
    package let failure: String?

    private static let mostText = 64 << 20

    init(_ answer: OpenAICache.RecordedAnswer, to question: Question?) {
        status = answer.status
        let type = answer.headers["content-type"]?.lowercased() ?? ""
        isStream = type.hasPrefix("text/event-stream") || (question?.isStream ?? false) && Self.isStream(answer.body)
        let json = isStream ? JoinedStream(StreamEvent.all(of: answer)).whole : Self.json(answer.body)
        self.json = json
        model = json?["model"]?.stringValue
        usage = Usage(json)
        choices = ChoiceReader.choices(json)
        vectors = question.map { $0.kind.isEmbeddings } ?? true ? Self.vectors(json) : []
        failure = (200..<300).contains(answer.status) ? nil : Self.message(json) ?? "status \(answer.status)"
        let isText = json == nil && !isStream ? Self.text(answer.body) : nil
        text = json?["text"]?.stringValue ?? isText
        media = Self.media(json, answer, type, isText: isText != nil || isStream)
    }

    /// What a person remembers it by: the text of the first choice, else what was called, shown or listed. Any text, as
    /// it came.
    package var label: String { AnswerLabel(self).text }

    // MARK: What it looks like

    private static func isStream(_ body: Data) -> Bool {
        let start = body.prefix(16).drop { $0 <= 0x20 }
        return ["data:", "event:", ":"].contains { start.starts(with: $0.utf8) }
    }

    private static func json(_ body: Data) -> JSON? {
        guard let first = body.first(where: { $0 > 0x20 }), [0x7B, 0x5B, 0xEF].contains(first) else { return nil }
        return try? OpenAICache.AnswerJudge.json(body)
    }

    private static func text(_ body: Data) -> String? {
        guard body.count < mostText, MediaFormat(body) == nil, !body.prefix(4_096).contains(0) else { return nil }
        return String(data: body, encoding: .utf8)
    }

    private static func message(_ json: JSON?) -> String? {
        let error = json?["error"] ?? json
        return error?["message"]?.stringValue ?? error?.stringValue
    }

    private static func vectors(_ json: JSON?) -> [Vector] {
        (json?["data"]?.arrayValue ?? []).compactMap { Vector($0["embedding"]) }
    }

    private static func media(
        _ json: JSON?, _ answer: OpenAICache.RecordedAnswer, _ type: String, isText: Bool
    ) -> [Media] {
        let pictures = answer.pictures.map { Media(bytes: $0.content, type: $0.contentType, name: nil) }
        guard let json else {
            return isText || answer.body.isEmpty ? pictures : [Media(bytes: answer.body, type: type, name: nil)]
        }
        let inside = (json["data"]?.arrayValue ?? []).compactMap { Media(image: $0, isFetched: !pictures.isEmpty) }
        let sound = json["audio"]?.stringValue.flatMap { Media(base64: $0) }
        return inside + pictures + [sound].compactMap { $0 }
    }
}

extension OpenAICache.AnswerKind {
    fileprivate var isEmbeddings: Bool { if case .embeddings = self { true } else { false } }
}
