import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// All of a cache as text that depends on what was said alone, one field a line: for `git diff` and other comparisons.
///
/// No key, date or place is in it, since they change with each word, and it is sorted by what was asked: so a prompt that
/// was changed is one line that differs.
struct PlainView {
    private struct Item {
        let section: Int
        let askedCount: Int
        let base: String
        let seed: Int?
        let number: Int
    }

    private static let usualBase = "https://api.openai.com/v1"

    private let shown: Shown

    init(shown: Shown) {
        self.shown = shown
    }

    /// Entries are read in the file's order, and are on disk until all of them are there.
    /// - Returns: how many there are.
    func write(_ walk: ContentsWalk, to printer: Printer) throws -> Int {
        let spool = try SpoolFile()
        let turns = PlainTurns(of: walk.entries)
        var items: [Item] = []
        try walk.visitEach { interaction in
            let entry = interaction.entry
            let asked = asked(interaction)
            let text = Data(
                (asked + answered(interaction, turn: turns.turn(of: entry)) + [""]).map { $0 + "\n" }.joined().utf8)
            try spool.append(text)
            items.append(
                Item(
                    section: items.count, askedCount: asked.reduce(0) { $0 + $1.utf8.count + 1 }, base: entry.base,
                    seed: entry.seed, number: turns.turn(of: entry)))
            return true
        }
        let sections = items.isEmpty ? [] : try spool.sections()
        for item in items.sorted(by: { Self.precedes($0, $1, sections) }) { printer.write(sections[item.section]) }
        for problem in walk.damage { printer.line("damaged: \(shown.line(problem.description))") }
        return items.count
    }

    private static func precedes(_ one: Item, _ other: Item, _ sections: [Data]) -> Bool {
        let left = sections[one.section].prefix(one.askedCount)
        let right = sections[other.section].prefix(other.askedCount)
        if left != right { return left.lexicographicallyPrecedes(right) }
        return (one.base, one.seed ?? .min, one.number) < (other.base, other.seed ?? .min, other.number)
    }

    // MARK: An entry

    private func asked(_ interaction: Interaction) -> [String] {
        guard let request = interaction.request else {
            return ["request text left out", "  key: \(interaction.entry.key)"]
        }
        let query = request.query.isEmpty ? "" : "?\(request.query)"
        return [shown.line("\(request.method) \(request.path)\(query)")] + body(of: request).map { "  \($0)" }
    }

    private func body(of request: OpenAICache.RecordedRequest) -> [String] {
        if request.body.isEmpty { return [] }
        if let form = OpenAICache.MultipartForm(request.body, contentType: request.contentType) {
            return form.parts.flatMap { part in
                let text = part.filename == nil ? String(data: part.content, encoding: .utf8) : nil
                if let text { return FieldLines.of([part.name: .string(text)], shown) }
                let media = Media(bytes: part.content, type: part.contentType, name: nil)
                let name = [part.name, part.filename].compactMap { $0 }.joined(separator: " ")
                return ["\(shown.line(name)): \(shown.line(media.description)), \(FieldLines.digest(part.content))"]
            }
        }
        guard let json = try? JSON(parsing: request.body) else {
            return ["body: \(ByteCount.inWords(request.body.count)), \(FieldLines.digest(request.body))"]
        }
        return FieldLines.of(json, shown)
    }

    private func answered(_ interaction: Interaction, turn: Int) -> [String] {
        let entry = interaction.entry
        var lines: [String] = []
        if entry.base != Self.usualBase { lines.append("from: \(shown.line(entry.base))") }
        lines.append(entry.seed.map { "seed: \($0)" } ?? "turn: \(turn)")
        lines += Words.marks(entry.marks.subtracting(.replacesEarlier)).map { "note: \($0)" }
        lines.append("answer: \(interaction.recorded.status)\(interaction.answer.isStream ? ", a stream" : "")")
        return (lines + answer(interaction).map { "  \($0)" }).map { "  \($0)" }
    }

    private func answer(_ interaction: Interaction) -> [String] {
        if let json = interaction.answer.json {
            return FieldLines.of(json, shown, leavingOut: AnswerDifference.isPassing) + pictures(interaction.recorded)
        }
        if let text = interaction.answer.text { return shown.block(text) }
        let body = interaction.recorded.body
        let media = Media(bytes: body, type: nil, name: nil)
        return ["\(shown.line(media.description)), \(FieldLines.digest(body))"] + pictures(interaction.recorded)
    }

    private func pictures(_ answer: OpenAICache.RecordedAnswer) -> [String] {
        answer.pictures.map { picture in
            let media = Media(bytes: picture.content, type: nil, name: nil)
            return "picture: \(shown.line(media.description)), \(FieldLines.digest(picture.content))"
        }
    }
}
