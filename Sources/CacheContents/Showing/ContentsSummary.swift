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
        private var keys: Set<OpenAICache.RequestKey> = []

        fileprivate init(kind: String, model: String?) {
            self.kind = kind
            self.model = model
        }

        fileprivate mutating func add(_ interaction: Interaction, _ bytes: Int, _ prices: PriceList?) {
            count += 1
            byteCount += bytes
            keys.insert(interaction.entry.key)
            if count == 1, interaction.answer.choices.isEmpty { example = interaction.answer.label }
            cost.add(interaction.answer.usage, model: interaction.model, prices)
            if interaction.answer.isStream { streamCount += 1 }
        }
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

    package init(prices: PriceList?) {
        self.prices = prices
    }

    /// Counts one more.
    package mutating func add(_ interaction: Interaction) {
        let kind = EntryKind.name(ofPath: interaction.request?.path)
        let name = Name(kind: kind, model: interaction.model)
        let bytes = interaction.recorded.body.count + interaction.recorded.pictures.reduce(0) { $0 + $1.content.count }
        // In its place: a copy would have a set of all keys with it.
        groupsByName[name, default: Group(kind: kind, model: interaction.model)].add(interaction, bytes, prices)
        cost.add(interaction.answer.usage, model: interaction.model, prices)
        count += 1
        byteCount += bytes
        streamCount += interaction.answer.isStream ? 1 : 0
        unknownCount += interaction.request == nil ? 1 : 0
    }

    /// The most first.
    package var groups: [Group] {
        groupsByName.values.sorted { left, right in
            (right.count, left.kind, left.model ?? "") < (left.count, right.kind, right.model ?? "")
        }
    }

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
