import Foundation

/// A small random generator whose numbers are the same on every run (xorshift).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}

/// Data of different natures, the same on every run.
enum Sample: CaseIterable {
    case zeros, random, base64, prose, periodic, skewed, fewSymbols

    func data(count: Int) -> Data {
        var dice = Dice(UInt64(count) + 7)
        var bytes: [UInt8] = []
        switch self {
        case .zeros: return Data(count: count)
        case .random: bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) }
        case .base64:
            let raw = Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) })
            bytes = Array(raw.base64EncodedData().prefix(count))
        case .prose:
            let words = [
                "{\"role\": ", "\"assistant\"", ", ", "content", "model", "é", "\n", "0.0123", "}", "the ", "of ",
            ]
            while bytes.count < count {
                bytes += (words.randomElement(using: &dice) ?? "").utf8
                if dice.next() % 5 == 0 { bytes.append(UInt8.random(in: 0...255, using: &dice)) }
            }
        case .periodic: bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 % (2 + $0 / 1000 % 40)) }
        case .skewed:
            // Frequencies that halve make codes of all lengths up to the longest.
            bytes = (0..<count).map { _ in UInt8(dice.next().leadingZeroBitCount * 4 + Int(dice.next() % 3)) }
        case .fewSymbols: bytes = (0..<count).map { _ in dice.next() % 50 == 0 ? 1 : 0 }
        }
        return Data(bytes.prefix(count))
    }
}
