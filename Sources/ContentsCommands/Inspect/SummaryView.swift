import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// What is in a cache, at one look.
struct SummaryView {
    private static let mostGroups = 14
    private static let mostGone = 4

    let shown: Shown
    let style: Style
    let prices: PriceList?
    /// Such as `2026-11-28`.
    let today: String

    /// A line a file, which the index alone tells.
    func head(_ contents: ContentsOutline) -> [String] {
        let recorded = contents.times.map { Self.period($0.lowerBound, $0.upperBound) } ?? ""
        let count = Counted.of(contents.answerCount, "answer")
        let requests = Counted.of(contents.requestCount, "request")
        let all = "\(count) to \(requests), \(ByteCount.inWords(contents.byteCount))\(recorded)"
        if contents.files.count == 1, let file = contents.files.first {
            return [style.paint("\(name(file)): \(all)", .bold)]
        }
        let files = contents.files.map {
            "\(name($0)): \(ByteCount.inWords($0.byteCount))\($0.isJournal ? ", a journal" : "")"
        }
        return [style.paint("\(Counted.of(contents.files.count, "file")): \(all)", .bold)]
            + files.prefix(10).map { "  \($0)" }
            + (files.count > 10 ? ["  and \(files.count - 10) more"] : [])
    }

    func body(_ summary: ContentsSummary) -> [String] {
        let rows = summary.groups.prefix(Self.mostGroups).map(row)
        let columns = Columns(rows: rows, rightAligned: [0])
        var lines = columns.lines.map { "  \($0)" }
        let others = summary.groups.dropFirst(Self.mostGroups).reduce(0) { $0 + $1.count }
        if others > 0 { lines.append("  and \(Counted.of(others, "answer")) of other kinds and models") }
        return lines + ["  tokens: \(Words.cost(summary.cost, prices))"] + notes(summary)
    }

    private func name(_ file: Contents.File) -> String { shown.line(file.name, most: 200) }

    private static func period(_ first: Int64, _ last: Int64) -> String {
        let (one, other) = (RecordedDate.day(first), RecordedDate.day(last))
        guard one == other else { return "; recorded \(one) to \(other)" }
        let seconds = (last - first) / 1_000_000
        let length = seconds < 90 ? "\(seconds) s" : seconds < 5_400 ? "\(seconds / 60) min" : "\(seconds / 3_600) h"
        return "; recorded \(one)" + (seconds > 0 ? ", \(length)" : "")
    }

    private func row(_ group: ContentsSummary.Group) -> [String] {
        var facts: [String] = []
        if group.questionCount < group.count {
            facts.append("to \(Counted.of(group.questionCount, "question"))")
        }
        if group.streamCount > 0 { facts.append(Counted.of(group.streamCount, "stream")) }
        if group.count == 1, !group.example.isEmpty { facts.append(shown.line(group.example, most: 40)) }
        let hasTokens = group.cost.input + group.cost.output > 0
        return [
            Counted.grouped(group.count), shown.line(group.kind, most: 40), shown.line(group.model ?? "-", most: 40),
            facts.joined(separator: ", "), hasTokens ? Words.tokens(group.cost) : ByteCount.inWords(group.byteCount),
        ]
    }

    private func notes(_ summary: ContentsSummary) -> [String] {
        var notes = summary.gone(by: today).prefix(Self.mostGone).map { gone in
            "\(shown.line(gone.model, most: 60)) is gone since \(day(gone.shutdown)): "
                + "\(gone.count == 1 ? "this answer" : "these \(Counted.grouped(gone.count)) answers") can't be recorded again."
        }
        let others = summary.gone(by: today).dropFirst(Self.mostGone)
        if !others.isEmpty {
            notes.append(
                "\(Counted.of(others.count, "more model")) of \(Counted.of(others.reduce(0) { $0 + $1.count }, "answer")) \(others.count == 1 ? "is" : "are") gone, too."
            )
        }
        if summary.unknownCount > 0 {
            notes.append("the texts of the requests to \(Counted.of(summary.unknownCount, "answer")) were left out.")
        }
        return notes.map { "  " + style.paint("note:", .yellow) + " \($0)" }
    }

    private func day(_ iso: String) -> String {
        RecordedDate.microseconds(iso).map(RecordedDate.day) ?? shown.line(iso, most: 20)
    }
}
