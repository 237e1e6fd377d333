import CachedOpenAI
import CachedOpenAIGenerator

/// What is in some caches, by kind and model: how many, how large, how long, at which cost.
package struct ContentsSummary {
    /// Answers of one kind and model.
    package struct Group {
        /// Such as `chat/completions`. It comes from a cache and may hold anything.
        package let kind: String
        /// Nil if neither request nor answer tells.
        package let model: String?
        package fileprivate(set) var count = 0
        package fileprivate(set) var streamCount = 0
        package fileprivate(set) var byteCount = 0
        package fileprivate(set) var cost = Cost()
        /// The first one's, in words.
        package fileprivate(set) var example = ""
        /// How many questions they answer.
        package var questionCount: Int { keys.count }
        fileprivate var keys: Set<OpenAICache.RequestKey> = []
    }

    /// A model that can't be asked any more, or not for long.
    package struct Gone: Hashable, Sendable {
        package let model: String
        package let shutdown: String
        package let successor: String?
        package let count: Int
    }

    private struct Name: Hashable {
        let kind: String
        let model: String?
    }

    private let prices: PriceList?
    private var groupsByName: [Name: Group] = [:]
    /// Of all.
    package private(set) var cost = Cost()
    /// The bodies' sizes.
    package private(set) var byteCount = 0
    /// How many answers came as events.
    package private(set) var streamCount = 0
    /// How many requests' texts were left out.
    package private(set) var unknownCount = 0
    /// How many answers were counted.
    package private(set) var count = 0
    /// Of how many answers the request isn't known.
    private var bases: [String: Int] = [:]

    package init(prices: PriceList?) {
        self.prices = prices
    }

    /// Counts one more.
    package mutating func add(_ interaction: Interaction) {
        let kind = EntryKind.name(ofPath: interaction.request?.path)
        let name = Name(kind: kind, model: interaction.model)
        var group = groupsByName[name] ?? Group(kind: kind, model: interaction.model)
        let bytes = interaction.recorded.body.count + interaction.recorded.pictures.reduce(0) { $0 + $1.content.count }
        group.count += 1
        group.byteCount += bytes
        group.keys.insert(interaction.entry.key)
        if group.count == 1, interaction.answer.choices.isEmpty { group.example = interaction.answer.label }
        group.cost.add(interaction.answer.usage, model: interaction.model, prices)
        if interaction.answer.isStream { group.streamCount += 1 }
        groupsByName[name] = group
        cost.add(interaction.answer.usage, model: interaction.model, prices)
        count += 1
        byteCount += bytes
        streamCount += interaction.answer.isStream ? 1 : 0
        unknownCount += interaction.request == nil ? 1 : 0
        bases[interaction.entry.base, default: 0] += 1
    }

    /// The most first.
    package var groups: [Group] {
        groupsByName.values.sorted { left, right in
            (right.count, left.kind, left.model ?? "") < (left.count, right.kind, right.model ?? "")
        }
    }

    /// The server that most answers came from.
    package var usualBase: String? { bases.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key }

    /// Models that are shut down by a day.
    package func gone(by day: String) -> [Gone] {
        var found: [String: Gone] = [:]
        for group in groups {
            guard let model = group.model, let price = prices?.price(of: model), let shutdown = price.shutdown,
                shutdown <= day
            else { continue }
            found[model] = Gone(
                model: model, shutdown: shutdown, successor: price.successor,
                count: group.count + (found[model]?.count ?? 0))
        }
        return found.values.sorted { ($1.count, $0.model) < ($0.count, $1.model) }
    }
}
