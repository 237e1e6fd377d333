import Foundation

/// Reads prices in the three forms in which they come.
enum PriceTable {
    /// The lines of `ListPrices`.
    static func prices(_ table: String) -> [String: Price] {
        var prices: [String: Price] = [:]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard let name = words.first, words.count > 1 else { continue }
            prices[name] = price(words[1], Array(words.dropFirst(2)))
        }
        return prices
    }

    private static func price(_ usual: String, _ rest: [String]) -> Price {
        var named: [String: String] = [:]
        for word in rest {
            let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
            if parts.count == 2 { named[parts[0]] = parts[1] }
        }
        var tiers: [String: Price.Rates] = [:]
        for tier in ["priority", "flex"] { tiers[tier] = named[tier].map(rates) }
        return Price(
            usual: rates(usual), tiers: tiers, audio: named["audio"].map(rates), image: named["image"].map(rates),
            second: named["second"].flatMap(Double.init), mostInput: named["upto"].flatMap { Int($0) },
            shutdown: named["gone"], successor: named["next"])
    }

    private static func rates(_ text: String) -> Price.Rates {
        let numbers = text.split(separator: "/").map { Double($0) }
        guard numbers.count == 3 else { return Price.Rates(input: nil, cached: nil, output: nil) }
        return Price.Rates(input: numbers[0], cached: numbers[1], output: numbers[2])
    }

    /// A person's own, or LiteLLM's; nil if it says nothing of tokens.
    static func price(_ json: JSON, isOwnForm: Bool) -> Price? {
        guard json.objectValue != nil else { return nil }
        func rates(_ input: String, _ cached: String, _ output: String) -> Price.Rates? {
            func rate(_ name: String) -> Double? { json[name]?.doubleValue.map { isOwnForm ? $0 : $0 * 1_000_000 } }
            let rates = Price.Rates(input: rate(input), cached: rate(cached), output: rate(output))
            return rates.input == nil && rates.output == nil ? nil : rates
        }
        let usual =
            isOwnForm
            ? rates("input", "cached", "output")
            : rates("input_cost_per_token", "cache_read_input_token_cost", "output_cost_per_token")
        let shutdown = (json["shutdown"] ?? json["deprecation_date"])?.stringValue
        let second = (json["second"] ?? json["input_cost_per_second"])?.doubleValue
        guard usual != nil || shutdown != nil || second != nil else { return nil }
        var tiers: [String: Price.Rates] = [:]
        for tier in ["priority", "flex"] where !isOwnForm {
            tiers[tier] = rates(
                "input_cost_per_token_\(tier)", "cache_read_input_token_cost_\(tier)", "output_cost_per_token_\(tier)")
        }
        return Price(
            usual: usual ?? Price.Rates(input: nil, cached: nil, output: nil), tiers: tiers,
            audio: isOwnForm ? nil : rates("input_cost_per_audio_token", "", "output_cost_per_audio_token"),
            image: isOwnForm ? nil : rates("input_cost_per_image_token", "", "output_cost_per_image_token"),
            second: second, mostInput: json["input_cost_per_token_above_272k_tokens"] == nil ? nil : 272_000,
            shutdown: shutdown, successor: (json["successor"] ?? json["successor_model"])?.stringValue)
    }
}
