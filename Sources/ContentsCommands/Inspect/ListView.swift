import CacheContents
import CachedOpenAI
import Foundation

/// Entries, one a line. On a terminal each fits it; elsewhere nothing is cut, and tabs stand between the columns.
struct ListView {
    private static let sizeWidth = 8
    private static let timeWidth = 18
    private static let fewestCells = 12

    private let shown: Shown
    private let style: Style
    private let width: Int?
    private let nameWidth: Int
    private let usualBase: String?
    private var earlier: OpenAICache.RequestKey?

    /// - Parameter width: of the terminal; nil for none.
    init(_ entries: [Entry], shown: Shown, style: Style, width: Int?, usualBase: String?) {
        self.shown = shown
        self.style = style
        self.width = width
        self.usualBase = usualBase
        nameWidth = entries.lazy.map { $0.name.description.count }.max() ?? 0
    }

    var head: String {
        style.paint(row("name", "asked for", "answer", "size", "time"), .faint)
    }

    mutating func line(_ interaction: Interaction) -> String {
        let entry = interaction.entry
        let isSame = entry.key == earlier && width != nil
        earlier = entry.key
        let question = isSame ? "same" : Words.question(interaction)
        let base = entry.base == usualBase ? "" : "  [\(shown.line(entry.base, most: 200))]"
        return row(
            entry.name.description, "\(shown.line(Words.kind(interaction), most: 60))  \(line(question))",
            line(interaction.answer.label) + base, Words.size(interaction.recorded), Words.time(interaction.recorded))
    }

    /// No more than a terminal can show of a text is looked at.
    private func line(_ text: String) -> String {
        shown.line(text.trimmingSpace, most: width ?? .max)
    }

    private func row(_ name: String, _ asked: String, _ answer: String, _ size: String, _ time: String) -> String {
        guard let width else { return [name, asked, answer, size, time].joined(separator: "\t") }
        let rest = max(2 * Self.fewestCells, width - nameWidth - Self.sizeWidth - Self.timeWidth - 8)
        let left = rest * 55 / 100
        var line = [
            Cells.padded(name, to: nameWidth), fitted(asked, left), fitted(answer, rest - left),
            Cells.padded(size, to: Self.sizeWidth), time,
        ].joined(separator: "  ")
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }

    private func fitted(_ text: String, _ width: Int) -> String { Cells.padded(Cells.cut(text, to: width), to: width) }
}

extension String {
    /// Without white space around it.
    fileprivate var trimmingSpace: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
