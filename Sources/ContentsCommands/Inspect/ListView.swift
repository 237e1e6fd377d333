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
    private let isInOrder: Bool
    private let usualBase: String?
    private var earlier: OpenAICache.RequestKey?

    /// - Parameters:
    ///   - width: of the terminal; nil for none.
    ///   - isInOrder: the lines come as they are made: what is asked again need not be repeated.
    init(_ entries: [Entry], shown: Shown, style: Style, width: Int?, isInOrder: Bool) {
        self.shown = shown
        self.style = style
        self.width = width
        self.isInOrder = isInOrder
        var bases: [String: Int] = [:]
        for entry in entries { bases[entry.base, default: 0] += 1 }
        usualBase = bases.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        nameWidth = entries.lazy.map { $0.name.description.count }.max() ?? 0
    }

    var head: String {
        style.paint(row("name", "asked for", "answer", "size", "time"), .faint)
    }

    mutating func line(_ interaction: Interaction) -> String {
        let entry = interaction.entry
        let isSame = isInOrder && width != nil && entry.key == earlier
        earlier = entry.key
        let question = isSame ? "same" : Words.question(interaction)
        let base = entry.base == usualBase ? "" : "  [\(shown.line(entry.base, most: 200))]"
        return row(
            entry.name.description, "\(shown.line(Words.kind(interaction), most: 60))  \(line(question))",
            line(interaction.answer.label) + base, Words.size(interaction.recorded), Words.time(interaction.recorded))
    }

    /// No more than a terminal can show of a text is looked at.
    private func line(_ text: String) -> String {
        shown.line(Self.trimmed(text), most: width ?? .max)
    }

    /// Without white space around it. (Foundation looks at each character of the text for that.)
    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? start[..<start.startIndex]
        return String(end)
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
