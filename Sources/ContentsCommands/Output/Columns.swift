/// A small table with its columns under each other.
struct Columns {
    let lines: [String]

    init(rows: [[String]], rightAligned: Set<Int> = []) {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { $0.count > column ? Cells.count($0[column]) : 0 }.max() ?? 0
        }
        lines = rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: max(0, widths[column] - Cells.count(cell)))
                return rightAligned.contains(column) ? space + cell : cell + space
            }
            var line = cells.enumerated().filter { widths[$0.offset] > 0 }.map(\.element).joined(separator: "  ")
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
    }
}
