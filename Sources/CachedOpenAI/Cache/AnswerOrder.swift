import Foundation

nonisolated extension OpenAICache {
    /// Which of the answers that were found to one request count.
    package enum AnswerOrder {
        private struct Identity: Hashable {
            var seed: Int?
            var base: String
            var recordedAt: Int64
        }

        /// What counts: each recording once, without those that a later one replaced. The order stays.
        package static func counting<Item>(_ items: [Item], _ locator: (Item) -> Locator) -> [Item] {
            items.count < 2 ? items : withoutReplaced(withoutRepeats(items, locator), locator)
        }

        /// The same recording may be in a file and in the embedded literal.
        private static func withoutRepeats<Item>(_ items: [Item], _ locator: (Item) -> Locator) -> [Item] {
            var seen: Set<Identity> = []
            return items.filter { item in
                let place = locator(item)
                return seen.insert(Identity(seed: place.seed, base: place.base, recordedAt: place.recordedAt)).inserted
            }
        }

        private static func withoutReplaced<Item>(_ items: [Item], _ locator: (Item) -> Locator) -> [Item] {
            let replacements = items.map(locator).filter(\.replacesEarlier)
            if replacements.isEmpty { return items }
            return items.filter { item in
                let place = locator(item)
                return !replacements.contains { newer in
                    newer.seed == place.seed && newer.base == place.base && newer.recordedAt > place.recordedAt
                }
            }
        }
    }
}
