import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// One answer, as values for the template.
struct AnswerCard {
    private static let mostVectors = 8
    private static let usualReasons: Set<String> = ["stop", "completed"]
    /// Of the names of facts, with the space behind them.
    private static let factWidth = 12

    private let interaction: Interaction
    private let shown: Shown
    private let options: ReportOptions
    /// The only picture stands in the question's row.
    private let isPictureAbove: Bool
    /// Of a question's answers, the first tells it.
    private let showsRequest: Bool

    private var answer: Answer { interaction.answer }
    private var recorded: OpenAICache.RecordedAnswer { interaction.recorded }
    private var entry: Entry { interaction.entry }

    init(_ interaction: Interaction, _ shown: Shown, _ options: ReportOptions, isPictureAbove: Bool, showsRequest: Bool)
    {
        self.interaction = interaction
        self.shown = shown
        self.options = options
        self.isPictureAbove = isPictureAbove
        self.showsRequest = showsRequest
    }

    func values(_ view: inout PartView) -> [String: Any] {
        let details = AnswerDetails(answer, shown)
        view.skipsMedia = isPictureAbove
        return [
            "id": entry.name.fileName, "name": entry.name.description, "chips": chips,
            "choices": choices(&view),
            "failure": answer.failure.map { view.values($0) } ?? false, "text": text(&view) ?? false,
            "media": isPictureAbove ? [] : answer.media.map { view.values($0, alt: alt, in: interaction) },
            "vectors": strips, "alike": details.likeness ?? false, "more": more ?? false, "object": object ?? false,
            "segments": details.segments ?? false, "logprobs": details.logprobs ?? false, "line": line ?? false,
            "usage": usage,
            "details": texts.joined(separator: "\n\n"),
        ]
    }

    private var alt: String {
        let question = shown.row(Words.question(interaction))
        return "Answer \(entry.name): \(question)"
    }

    // MARK: What was said

    private var chips: [[String: Any]] {
        var chips: [(String, String)] = []
        if answer.failure != nil { chips.append(("failure \(answer.status)", "bad")) }
        for choice in answer.choices.prefix(1) {
            if let reason = choice.finishReason, !Self.usualReasons.contains(reason) {
                chips.append((shown.line(reason, most: 40), ""))
            }
        }
        if entry.marks.contains(.provisional) { chips.append(("provisional", "")) }
        switch recorded.origin {
        case .recorded: break
        case .imported: chips.append(("imported", ""))
        case .edited: chips.append(("edited", ""))
        }
        return chips.map { ["text": $0.0, "style": $0.1] }
    }

    private func choices(_ view: inout PartView) -> [[String: Any]] {
        answer.choices.map { choice in
            let isOne = answer.choices.count == 1
            return [
                "title": isOne ? false : ["text": "choice \(choice.index + 1)"] as Any,
                "messages": choice.messages.filter { !$0.parts.isEmpty }.map {
                    view.values($0, hidesRole: "assistant", alt: alt, in: interaction)
                },
            ]
        }
    }

    /// A text that stands for itself.
    private func text(_ view: inout PartView) -> [String: Any]? {
        guard answer.choices.isEmpty, answer.failure == nil, let text = answer.text, !text.isEmpty else { return nil }
        return view.values(text)
    }

    /// What nothing else shows.
    private var object: [String: Any]? {
        guard answer.choices.isEmpty, answer.failure == nil, answer.text == nil, answer.vectors.isEmpty,
            answer.media.isEmpty
        else { return nil }
        return ["text": answer.json.map { ShortJSON($0, entry.name, shown).text } ?? shown.line(answer.label)]
    }

    private var strips: [[String: Any]] {
        let texts = interaction.question?.messages.map(\.text) ?? []
        let isLabelled = texts.count == answer.vectors.count && texts.count > 1
        return answer.vectors.prefix(Self.mostVectors).enumerated().map { index, vector in
            VectorStrip(vector, of: isLabelled ? "\(shown.line(texts[index], most: 60)): " : "").values
        }
    }

    private var more: [String: Any]? {
        let rest = answer.vectors.count - Self.mostVectors
        return rest > 0 ? ["text": "and \(Counted.of(rest, "more vector"))"] : nil
    }

    private var line: [String: Any]? {
        guard answer.isStream, let line = TimeLine(recorded) else { return nil }
        let first = TimeLine.firstToken(of: recorded)
        return ["path": line.ticks, "first": first.map(line.tick) ?? "", "text": line.text(first: first)]
    }

    // MARK: Details

    /// Before the word “details”.
    private var usage: String {
        answer.usage.map { "tokens: \(Words.usage($0, model: interaction.model, options.prices)); " } ?? ""
    }

    /// What is known besides, then the JSON of both sides. All of it is one text: a browser can hold tens of thousands.
    private var texts: [String] {
        let lines = facts.map { "\(Self.padded($0.0))\($0.1)" }.joined(separator: "\n")
        let asked = showsRequest ? request.map { "asked:\n\($0)" } : nil
        let answered = answer.json.map { "answered:\n\(ShortJSON($0, entry.name, shown).text)" }
        return [lines, asked, answered].compactMap { $0 }
    }

    private static func padded(_ name: String) -> String {
        name + String(repeating: " ", count: max(1, factWidth - name.count))
    }

    private var facts: [(String, String)] {
        var facts: [(String, String)] = []
        if let question = interaction.question {
            let query = question.query.isEmpty ? "" : "?\(question.query)"
            facts.append(("asked", shown.line("\(question.method) \(question.path)\(query)", most: 400)))
        }
        facts += [
            ("key", entry.key.description), ("from", shown.line(entry.base, most: 200)), ("recorded", entry.date),
            ("took", Words.time(recorded)), ("size", Words.size(recorded)), ("status", "\(answer.status)"),
        ]
        if let reason = answer.choices.first?.finishReason { facts.append(("ended", shown.line(reason, most: 100))) }
        if let model = answer.model { facts.append(("model", shown.line(model, most: 100))) }
        if let seed = entry.seed { facts.append(("seed", "\(seed)")) }
        for note in Words.marks(entry.marks) + [Words.origin(recorded.origin)].compactMap({ $0 }) {
            facts.append(("note", note))
        }
        for (header, name) in [("content-type", "type"), ("x-request-id", "request ID")] {
            if let value = recorded.headers[header] { facts.append((name, shown.line(value, most: 200))) }
        }
        return facts
    }

    private var request: String? {
        guard let body = interaction.request?.body, !body.isEmpty, let json = try? JSON(parsing: body) else {
            return nil
        }
        return ShortJSON(json, entry.name, shown).text
    }
}
