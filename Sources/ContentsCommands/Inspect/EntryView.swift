import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// One entry, whole.
struct EntryView {
    let shown: Shown
    let style: Style
    let prices: PriceList?
    /// Each piece of a stream, and the JSON as it came.
    let isFull: Bool

    func lines(_ interaction: Interaction, siblings: [Entry]) -> [String] {
        head(interaction, siblings) + asked(interaction) + answered(interaction) + (isFull ? full(interaction) : [])
    }

    // MARK: Head

    private func head(_ interaction: Interaction, _ siblings: [Entry]) -> [String] {
        let entry = interaction.entry
        let request = interaction.request.map { "\($0.method) \($0.path)\($0.query.isEmpty ? "" : "?\($0.query)")" }
        let origin = Words.origin(interaction.recorded.origin)
        let facts = [
            "recorded \(entry.date)", "took \(Words.time(interaction.recorded))", entry.seed.map { "seed \($0)" },
            origin,
        ]
        let others = siblings.filter { $0.number != entry.number }
        let names = others.prefix(20).map(\.name.description).joined(separator: ", ")
        let more = others.count > 20 ? " and \(others.count - 20) more" : ""
        return [
            style.paint(entry.name.description, .bold) + "  " + shown.line(request ?? "request text left out"),
            "key \(entry.key)", "from \(shown.line(entry.base))",
            facts.compactMap { $0 }.joined(separator: ", "),
        ] + Words.marks(entry.marks) + (others.isEmpty ? [] : ["other answers to it: \(names)\(more)"])
    }

    // MARK: Asked

    private func asked(_ interaction: Interaction) -> [String] {
        guard let question = interaction.question else { return [] }
        var lines = ["", style.paint("asked", .bold)]
        if let model = question.model { lines.append("  model: \(shown.line(model))") }
        for field in question.fields { lines += indented(fieldLines(field), by: 1) }
        if !question.tools.isEmpty {
            lines.append("  tools: \(question.tools.map { shown.line($0.signature) }.joined(separator: ", "))")
        }
        for message in question.messages { lines += self.lines(message) }
        for file in question.files { lines.append("  file \(shown.line(name(file)))") }
        return lines
    }

    private func fieldLines(_ field: Question.Field) -> [String] {
        FieldLines.of([field.name: field.value], shown)
    }

    private func name(_ file: Media) -> String {
        [file.name, file.description].compactMap { $0 }.joined(separator: ": ")
    }

    // MARK: Answered

    private func answered(_ interaction: Interaction) -> [String] {
        let answer = interaction.answer
        let type = interaction.recorded.headers["content-type"].map { ", \(shown.line($0, most: 100))" } ?? ""
        var lines = [
            "", style.paint("answered", .bold) + " (\(answer.status)\(type), \(Words.size(interaction.recorded)))",
        ]
        if let model = answer.model { lines.append("  model: \(shown.line(model))") }
        if let failure = answer.failure { lines += indented(shown.block(failure), by: 1) }
        for choice in answer.choices {
            lines += choice.messages.flatMap(self.lines)
            if let reason = choice.finishReason { lines.append("  ended: \(shown.line(reason))") }
        }
        lines += indented(other(answer), by: 1)
        if let usage = answer.usage {
            lines.append("  tokens: \(Words.usage(usage, model: interaction.model, prices))")
        }
        return lines
    }

    /// What no choice says.
    private func other(_ answer: Answer) -> [String] {
        guard answer.choices.isEmpty, answer.failure == nil else { return [] }
        if let text = answer.text { return shown.block(text) }
        if !answer.vectors.isEmpty { return answer.vectors.map(vector) }
        if !answer.media.isEmpty { return answer.media.map { shown.line($0.description) } }
        return answer.json.map { FieldLines.of($0, shown) } ?? [shown.line(answer.label)]
    }

    private func vector(_ vector: Vector) -> String {
        let numbers = vector.numbers
        let first = numbers.prefix(4).map { "\($0)" }.joined(separator: ", ")
        return
            "\(numbers.count) numbers, length \((vector.length * 1_000).rounded() / 1_000): \(first)\(numbers.count > 4 ? ", …" : "")"
    }

    // MARK: Messages

    private func lines(_ message: Message) -> [String] {
        ["  " + style.paint(shown.line(message.role), .cyan)] + message.parts.flatMap { indented(lines($0), by: 2) }
    }

    private func lines(_ part: Part) -> [String] {
        switch part {
        case .text(let text): shown.block(text)
        case .refusal(let text): ["refused:"] + shown.block(text)
        case .reasoning(let text): ["thought:"] + shown.block(text)
        case .toolCall(let call): ["→ \(shown.line(call.signature))"]
        case .toolResult(_, let text): shown.block(text)
        case .media(let media): [shown.line(name(media))]
        case .citation(let source): ["see \(shown.line(source))"]
        case .other(let json): FieldLines.of(json, shown)
        }
    }

    private func indented(_ lines: [String], by levels: Int) -> [String] {
        lines.map { String(repeating: "  ", count: levels) + $0 }
    }

    // MARK: Full

    private func full(_ interaction: Interaction) -> [String] {
        var lines: [String] = []
        if let request = interaction.request, !request.body.isEmpty {
            lines += ["", style.paint("request", .bold)] + indented(body(request.body), by: 1)
        }
        lines += ["", style.paint("answer", .bold)]
        return lines
            + indented(interaction.answer.isStream ? events(interaction) : body(interaction.recorded.body), by: 1)
    }

    private func body(_ bytes: Data) -> [String] {
        if let json = try? OpenAICache.AnswerJudge.json(bytes) { return shown.lines(of: json) }
        guard let text = String(data: bytes, encoding: .utf8) else { return [ByteCount.inWords(bytes.count)] }
        return shown.block(text)
    }

    /// A secret may be spread over several of them.
    private func events(_ interaction: Interaction) -> [String] {
        let recorded = interaction.recorded
        if shown.hides(in: recorded.body, contentType: "text/event-stream") {
            return ["the pieces hold what looks like a secret; --show-secrets shows them"]
        }
        return StreamEvent.all(of: recorded).map { event in
            let name = event.name.isEmpty ? "" : "\(event.name): "
            let text = event.json.map { shown.json($0) } ?? shown.line(String(decoding: event.data, as: UTF8.self))
            return "+\(Self.hundredths(event.microseconds)) s  \(shown.line(name))\(text)"
        }
    }

    private static func hundredths(_ microseconds: UInt64) -> String {
        let hundredths = (microseconds + 5_000) / 10_000
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
