import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// Writes a question's row with all that is inside it: what was asked, and each answer to it.
struct QuestionWriter {
    private static let mostAnswers = 100
    /// Of answers side by side, the words that differ are marked.
    private static let mostCompared = 12
    private static let mostLabels = 3

    private let number: Int
    private let contents: Contents
    private let options: ReportOptions
    private let spool: SectionSpool
    private let shown = Shown()
    /// In which words it may be chosen.
    private(set) var row = Overview.Row()

    init(number: Int, contents: Contents, options: ReportOptions, spool: SectionSpool) {
        self.number = number
        self.contents = contents
        self.options = options
        self.spool = spool
    }

    /// - Parameter visit: told each answer that can be read, and whether it is the question's first.
    mutating func write(_ key: OpenAICache.RequestKey, visit: (Interaction, _ isFirst: Bool) -> Void) throws {
        let entries = contents.entries(for: key)
        var briefs: [AnswerBrief] = []
        var first: Interaction?
        for entry in entries {
            guard let interaction = contents.interaction(entry) else { continue }
            visit(interaction, first == nil)
            let comparesWords = entries.count > 1 && briefs.count < Self.mostCompared
            briefs.append(AnswerBrief(interaction, shown, comparesWords: comparesWords))
            if first == nil { first = interaction }
        }
        // Of several answers, each is read once more when it is written: so no two of them are in memory.
        let marks = entries.count > 1 ? WordDifference.marks(briefs.prefix(Self.mostCompared).map(\.words)) : nil
        try writeHead(first, entries, briefs, marks)
        var readCount = 0
        for entry in entries.prefix(Self.mostAnswers) {
            let known = first?.entry.number == entry.number ? first : nil
            guard let interaction = known ?? contents.interaction(entry) else {
                try spool.append("Damaged", ["name": entry.name.description])
                continue
            }
            first = nil
            let marked = marks.flatMap { readCount < $0.count ? $0[readCount] : nil }
            try writeCard(interaction, marked, isOnly: entries.count == 1, isFirst: readCount == 0)
            readCount += 1
        }
        let rest = entries.count - Self.mostAnswers
        let more = "and \(Counted.of(rest, "more answer")): cached-openai inspect --entry \(digits(entries))"
        try spool.append("QuestionEnd", ["more": rest > 0 ? ["text": more] as [String: Any] : false])
    }

    private func digits(_ entries: [Entry]) -> String { entries.first?.name.digits ?? "" }

    private func writeCard(_ interaction: Interaction, _ marks: [Bool]?, isOnly: Bool, isFirst: Bool) throws {
        var view = PartView(interaction.entry.name, options, shown, marks: marks)
        let isAbove = isOnly && Self.isPicture(interaction, options)
        let card = AnswerCard(interaction, shown, options, isPictureAbove: isAbove, showsRequest: isFirst)
        try spool.append("Answer", card.values(&view), media: view.media)
    }

    /// Whether all that was answered is a picture: it then stands in the row, small until that is opened.
    private static func isPicture(_ interaction: Interaction, _ options: ReportOptions) -> Bool {
        let all = interaction.answer.allMedia
        return all.count == 1 && MediaView.shows(all[0], options)
    }

    // MARK: The row

    private mutating func writeHead(
        _ first: Interaction?, _ entries: [Entry], _ briefs: [AnswerBrief], _ marks: [[Bool]]?
    ) throws {
        let entry = entries.first
        var view = PartView(entry?.name, options, shown)
        let asked = first.map { AskedView($0, shown).values(&view) } ?? AskedView.nothing
        let question = first.map(question) ?? "can’t be read"
        let labels = briefs.prefix(Self.mostLabels).map(\.label).joined(separator: " / ")
        let kind = first.map { shown.line(Words.kind($0, marksStreams: false), most: 40) } ?? "damaged"
        let model = first?.model.map { shown.line($0, most: 60) } ?? ""
        row = Overview.Row(kind: kind, model: model, flags: flags(entries, briefs, first))
        var values: [String: Any] = [
            "id": digits(entries), "number": Counted.grouped(number), "kind": kind, "model": model,
            "question": question,
            "find": [digits(entries), kind, model, question, labels].joined(separator: " ").lowercased(),
            "flags": row.flags, "hasModel": !model.isEmpty,
            "columns": entries.count > 2 ? "many" : entries.count == 2 ? "two" : "one",
            "label": labels + (briefs.count > Self.mostLabels ? " / …" : ""),
            "isStream": briefs.first?.isStream ?? false, "isSeveral": entries.count > 1,
            "isFailure": briefs.contains(where: \.isFailure), "count": Counted.grouped(entries.count), "time": false,
            "sound": false, "picture": false, "differences": differences(briefs, marks),
        ]
        if entries.count == 1, let brief = briefs.first { values["time"] = brief.time ?? false }
        if entries.count == 1, let first {
            if let sound = first.answer.allMedia.first(where: { MediaView.isSound($0, first) }) {
                values["sound"] = ["text": MediaView.seconds(of: sound, first)]
            }
            if Self.isPicture(first, options), let media = first.answer.allMedia.first {
                values["picture"] = view.values(media, alt: question, in: first)
            }
        }
        try spool.append("Question", values.merging(asked) { $1 }, media: view.media)
    }

    /// Of texts that were sent together, the beginnings.
    private func question(_ interaction: Interaction) -> String {
        let texts = interaction.question?.messages.map(\.text) ?? []
        guard texts.count > 1, !interaction.answer.vectors.isEmpty else {
            return shown.row(Words.question(interaction))
        }
        let first = texts.prefix(Self.mostLabels).map { shown.row($0) }.joined(separator: " / ")
        return first + (texts.count > Self.mostLabels ? " / …" : "")
    }

    private func flags(_ entries: [Entry], _ briefs: [AnswerBrief], _ first: Interaction?) -> String {
        let asked = (first?.question?.messages.flatMap(\.media) ?? []) + (first?.question?.files ?? [])
        return (entries.count > 1 ? "s" : "") + (briefs.contains(where: \.isStream) ? "t" : "")
            + (!asked.isEmpty || briefs.contains(where: \.hasMedia) ? "m" : "")
            + (briefs.contains(where: \.isFailure) ? "e" : "")
    }

    private func differences(_ briefs: [AnswerBrief], _ marks: [[Bool]]?) -> Any {
        guard briefs.count > 1, briefs.contains(where: { !$0.words.isEmpty }) else { return false }
        guard let marks else { return ["text": "The answers have hardly a word in common."] }
        guard marks.contains(where: { $0.contains(true) }) else {
            let count = marks.count < briefs.count ? "The first \(marks.count) answers" : "All answers"
            return ["text": "\(count) say the same."]
        }
        return ["text": "Words that not all answers share are marked."]
    }
}

extension String {
    /// Without white space around it.
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension Shown {
    private static let mostRead = 2_000
    private static let mostShown = 200

    /// The beginning of a text for a row of the list: line ends become spaces.
    func row(_ text: String) -> String {
        let words = text.prefix(Self.mostRead).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line(words, most: Self.mostShown)
    }
}
