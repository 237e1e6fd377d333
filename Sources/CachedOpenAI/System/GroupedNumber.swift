nonisolated extension OpenAICache {
    /// A count as people read it: `8,100`.
    enum GroupedNumber {
        static func text(_ number: Int) -> String {
            var text = ""
            for (place, digit) in "\(number.magnitude)".reversed().enumerated() {
                if place > 0 && place % 3 == 0 { text.append(",") }
                text.append(digit)
            }
            return (number < 0 ? "-" : "") + String(text.reversed())
        }
    }
}
