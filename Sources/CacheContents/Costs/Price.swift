/// What a model costs, and until when it can be asked.
package struct Price: Hashable, Sendable {
    /// Dollars for a million tokens; nil where it isn't known.
    package struct Rates: Hashable, Sendable {
        package let input, cached, output: Double?
    }

    /// Usually.
    package let usual: Rates
    /// For a tier, such as `flex`.
    package let tiers: [String: Rates]
    /// For tokens of sound and of pictures, where they cost something else.
    package let audio, image: Rates?
    /// Dollars for a second of sound.
    package let second: Double?
    /// So many tokens may go in at this price.
    package let mostInput: Int?
    /// The day on which it is shut down, such as `2026-10-23`.
    package let shutdown: String?
    /// What to use instead.
    package let successor: String?

    /// Dollars, to what an answer says that it took; nil if the price of a part isn't known.
    package func dollars(for usage: Usage) -> Double? {
        if let seconds = usage.seconds, usage.input == 0, usage.output == 0 { return second.map { $0 * seconds } }
        if let mostInput, usage.input > mostInput { return nil }
        guard let rates = usage.tier.map({ tiers[$0] }) ?? usual else { return nil }
        let input = cost(usage.input - usage.cached, usage.inputAudio, usage.inputImage, \.input, rates)
        let output = cost(usage.output, usage.outputAudio, usage.outputImage, \.output, rates)
        let cached = Self.cost(usage.cached, rates.cached ?? rates.input)
        guard let input, let output, let cached else { return nil }
        return (input + output + cached) / 1_000_000
    }

    private func cost(
        _ all: Int, _ sound: Int, _ pictures: Int, _ rate: KeyPath<Rates, Double?>, _ rates: Rates
    ) -> Double? {
        let special = Self.cost(sound, audio.map { $0[keyPath: rate] } ?? rates[keyPath: rate])
        let shown = Self.cost(pictures, image.map { $0[keyPath: rate] } ?? rates[keyPath: rate])
        guard let special, let shown else { return nil }
        // A model that gives pictures alone has no other price for what comes out.
        let usual = rates[keyPath: rate] ?? image?[keyPath: rate]
        return Self.cost(max(0, all - sound - pictures), usual).map { $0 + special + shown }
    }

    private static func cost(_ tokens: Int, _ rate: Double?) -> Double? {
        tokens <= 0 ? 0 : rate.map { $0 * Double(tokens) }
    }
}
