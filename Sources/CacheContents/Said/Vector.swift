import CachedOpenAI

/// One vector of an embeddings answer.
package struct Vector: Hashable, Sendable {
    private let json: JSON

    /// Nil if it is none.
    init?(_ json: JSON?) {
        switch json {
        case .string?, .array?: self.json = json ?? .null
        default: return nil
        }
    }

    /// How many numbers it has.
    package var count: Int {
        if case .array(let numbers) = json { return numbers.count }
        return numbers.count
    }

    /// The numbers, however they were sent: as such, or as the base64 of floats of four bytes.
    package var numbers: [Float] {
        (OpenAI.Embedding.vector(json) ?? []).map { Float($0) }
    }

    /// Most models give vectors of length 1.
    package var length: Double { numbers.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot() }

    /// How alike two are: 1 for the same direction; nil if they have no common measure.
    package func cosine(to other: Vector) -> Double? {
        let (one, two) = (numbers, other.numbers)
        guard one.count == two.count, !one.isEmpty else { return nil }
        var (product, first, second) = (0.0, 0.0, 0.0)
        for (left, right) in zip(one, two) {
            let (left, right) = (Double(left), Double(right))
            product += left * right
            first += left * left
            second += right * right
        }
        let length = (first * second).squareRoot()
        return length > 0 && length.isFinite ? product / length : nil
    }
}
