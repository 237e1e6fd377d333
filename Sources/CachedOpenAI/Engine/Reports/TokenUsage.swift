import Foundation

nonisolated extension OpenAICache {
    /// The tokens that an answer cost, as it says itself: at its end, or at the end of its stream.
    struct TokenUsage: Equatable, Sendable {
        var input = 0
        var output = 0

        init() {}

        private static let name = Data("\"usage\"".utf8)
        private static let mostBytes = 4_000
        private static let mostTried = 4

        /// - Parameter body: JSON, or events of JSON; large ones are looked at from their ends.
        init(in body: Data) {
            var end = body.endIndex
            for _ in 0..<Self.mostTried {
                guard let place = body.range(of: Self.name, options: .backwards, in: body.startIndex..<end) else {
                    return
                }
                if let usage = Self.object(in: body[place.upperBound...].prefix(Self.mostBytes)) {
                    input = Self.number(usage, "input_tokens", "prompt_tokens")
                    output = Self.number(usage, "output_tokens", "completion_tokens")
                    return
                }
                end = place.lowerBound
            }
        }

        private static func number(_ usage: JSON, _ names: String...) -> Int {
            let number = names.lazy.compactMap { usage[$0]?.intValue }.first ?? 0
            return Swift.max(0, Swift.min(number, 1_000_000_000))
        }

        /// The object behind a colon; nil for `null`, or what is none.
        private static func object(in text: Data) -> JSON? {
            guard let start = text.firstIndex(of: UInt8(ascii: "{")),
                text[..<start].allSatisfy({ [0x3A, 0x20, 0x09, 0x0A, 0x0D].contains($0) })
            else { return nil }
            var depth = 0
            for at in text[start...].indices {
                if text[at] == UInt8(ascii: "{") { depth += 1 }
                if text[at] == UInt8(ascii: "}") { depth -= 1 }
                if depth == 0 { return try? JSON(parsing: Data(text[start...at])) }
            }
            return nil
        }
    }
}
