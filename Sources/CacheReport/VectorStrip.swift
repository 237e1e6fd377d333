import CacheContents
import CachedOpenAIGenerator

/// A vector as a strip of bars: above the line what is positive, below it what is negative.
struct VectorStrip {
    private static let mostCells = 64
    /// Of the drawing, and where its line is.
    private static let width = 640, middle = 100, tallest = 96.0

    let text: String
    private let cells: [Double]

    init(_ vector: Vector, of label: String) {
        let numbers = vector.numbers
        text = "\(label)\(Counted.of(numbers.count, "number")), length \(Words.thousandths(vector.length))"
        let count = min(Self.mostCells, numbers.count)
        cells = (0..<count).map { cell in
            let part = numbers[cell * numbers.count / count..<(cell + 1) * numbers.count / count]
            let sum = part.reduce(0.0) { $0 + ($1.isFinite ? Double($1) : 0) }
            return sum / Double(part.count)
        }
    }

    var values: [String: Any] { ["text": text, "up": path { $0 > 0 }, "down": path { $0 < 0 }] }

    private func path(_ isDrawn: (Double) -> Bool) -> String {
        let most = cells.reduce(0) { max($0, abs($1)) }
        guard most > 0, most.isFinite else { return "" }
        let width = Double(Self.width) / Double(cells.count)
        return cells.enumerated().filter { isDrawn($0.element) }.map { index, value in
            let height = Int((value / most * Self.tallest).rounded())
            let (left, right) = (Int(Double(index) * width + 1), Int(Double(index + 1) * width - 1))
            return "M\(left) \(Self.middle)H\(right)v\(-height)H\(left)z"
        }.joined()
    }
}
