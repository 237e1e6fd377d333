import Foundation

/// Text and bytes that are the same in each run, and about as easy to compress as people's.
struct MadeUpText {
    private var state: UInt64

    private static let words = (0..<2_000).map { number in
        String(UInt64(number + 7) &* 0x9E37_79B9_7F4A_7C15, radix: 36).prefix(2 + number % 9)
    }

    init(seed: Int) {
        state = UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15
    }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }

    static func prose(words count: Int, seed: Int) -> String {
        var random = MadeUpText(seed: seed)
        return (0..<count).map { _ in words[Int(random.next()) % words.count] }.joined(separator: " ")
    }

    static func noise(byteCount: Int, seed: Int) -> Data {
        var random = MadeUpText(seed: seed)
        return Data((0..<byteCount).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }
}
