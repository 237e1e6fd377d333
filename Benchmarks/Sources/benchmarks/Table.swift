import Foundation

/// The figures as people read them.
struct Table: CustomStringConvertible {
    struct Row {
        fileprivate let cells: [String]
        let fallsShort: Bool

        init(_ figure: Figure, threshold: Double?) {
            fallsShort = threshold.map { !(figure.ratio <= $0) } ?? false
            cells = [
                figure.what, "\(figure.measured)", "\(figure.reference)", Self.text(figure.ratio),
                threshold.map(Self.text) ?? "-", threshold == nil ? "" : fallsShort ? "FALLS SHORT" : "ok",
            ]
        }

        private static func text(_ ratio: Double) -> String {
            String(format: ratio < 0.1 ? "%.5f" : "%.2f", ratio)
        }
    }

    private static let head = ["what", "measured", "reference", "ratio", "threshold", ""]
    private let rows: [Row]

    init(_ rows: [Row]) {
        self.rows = rows
    }

    var description: String {
        let lines = [Self.head] + rows.map(\.cells)
        let widths = Self.head.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { Self.line($0, widths) }.joined(separator: "\n")
    }

    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        cells.indices.map { column in
            let space = String(repeating: " ", count: widths[column] - cells[column].count)
            return (1...4).contains(column) ? space + cells[column] : cells[column] + space
        }.joined(separator: "  ")
    }
}
