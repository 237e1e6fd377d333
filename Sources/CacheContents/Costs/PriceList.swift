import CachedOpenAI
import Foundation

/// What models cost on a day.
package struct PriceList: Sendable {
    /// Why a file is none.
    package struct Unreadable: Error, CustomStringConvertible {
        package let description: String
    }

    /// Such as `2026-11-14`; nil if the list doesn't say.
    package let date: String?
    private let prices: [String: Price]

    /// The one that comes with the tool.
    package static let own = PriceList(date: ListPrices.date, prices: PriceTable.prices(ListPrices.table))

    init(date: String?, prices: [String: Price]) {
        self.date = date
        self.prices = prices
    }

    /// A list of one's own, in JSON: that of LiteLLM (`model_prices_and_context_window.json`), or
    ///
    ///     {"date": "2026-11-14", "models": {"my-model": {"input": 0.15, "cached": 0.075, "output": 0.6}}}
    ///
    /// in dollars for a million tokens.
    /// - Throws: `Unreadable`.
    package init(file: Data) throws {
        guard let object = (try? JSON(parsing: file))?.objectValue else {
            throw Unreadable(description: "it is no JSON object")
        }
        let models = object["models"]?.objectValue
        date = object["date"]?.stringValue
        var prices: [String: Price] = [:]
        for (name, value) in models ?? object { prices[name] = PriceTable.price(value, isOwnForm: models != nil) }
        guard !prices.isEmpty else { throw Unreadable(description: "no model's price is in it") }
        self.prices = prices
    }

    /// The price of a model; one with a date in its name may stand there without.
    package func price(of model: String) -> Price? {
        prices[model] ?? Self.withoutDate(model).flatMap { prices[$0] }
    }

    /// As for people: `14 Nov 2026`.
    package var day: String? {
        guard let date else { return nil }
        return RecordedDate.microseconds(date).map(RecordedDate.day) ?? OpenAICache.OneLine.of(date, most: 40)
    }

    /// `gpt-4o-2024-08-06` is `gpt-4o`, `gpt-4-0613` is `gpt-4`.
    private static func withoutDate(_ model: String) -> String? {
        let parts = model.split(separator: "-")
        for count in [3, 1] where parts.count > count {
            let end = parts.suffix(count)
            let digits = end.joined()
            guard digits.count == (count == 3 ? 8 : 4), digits.allSatisfy(\.isNumber) else { continue }
            return parts.dropLast(count).joined(separator: "-")
        }
        return nil
    }
}
