import CachedOpenAI

/// What some answers cost when they were recorded, as far as it can be known.
package struct Cost: Hashable, Sendable {
    /// Tokens that went in and came out, of the answers that tell.
    package private(set) var input = 0, output = 0
    /// How many answers tell no tokens.
    package private(set) var untold = 0
    /// How many tell tokens, and the list has no price for them.
    package private(set) var unpriced = 0
    /// Of all others.
    package private(set) var dollars = 0.0
    /// How many those are.
    package private(set) var priced = 0

    package init() {}

    /// Adds an answer.
    package mutating func add(_ usage: Usage?, model: String?, _ prices: PriceList?) {
        guard let usage else {
            untold += 1
            return
        }
        input += usage.input
        output += usage.output
        if let dollars = model.flatMap({ prices?.price(of: $0) })?.dollars(for: usage) {
            self.dollars += dollars
            priced += 1
        } else {
            unpriced += 1
        }
    }

    /// Adds an answer as it came; a failure costs nothing.
    package mutating func add(_ answer: OpenAICache.RecordedAnswer, _ prices: PriceList?) {
        guard (200..<300).contains(answer.status) else { return }
        let answer = Answer(answer, to: nil)
        add(answer.usage, model: answer.model, prices)
    }

    /// For people, never rounded to nothing: `$0.68`, `$0.0001`, `less than $0.0001`.
    package static func inWords(_ dollars: Double) -> String {
        guard dollars > 0 else { return "$0" }
        if dollars >= 0.995 { return "$\(fixed(dollars, 2))" }
        if dollars >= 0.01 { return "$\(fixed(dollars, 3))" }
        return dollars >= 0.00005 ? "$\(fixed(dollars, 4))" : "less than $0.0001"
    }

    private static func fixed(_ value: Double, _ places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let units = Int((min(value, 1e12) * scale).rounded())
        let digits = String(units % Int(scale))
        return "\(units / Int(scale)).\(String(repeating: "0", count: places - digits.count))\(digits)"
    }
}
