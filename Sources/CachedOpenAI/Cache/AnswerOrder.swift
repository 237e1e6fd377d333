import Foundation

nonisolated extension OpenAICache {
    /// Which of the answers that were found to one request count.
    package enum AnswerOrder {
        private struct Group: Hashable {
            var seed: Int?
            var base: String
        }

        /// What counts: each recording once, without those that a later one replaced. The order stays.
        package static func counting<Item>(_ items: [Item], _ locator: (Item) -> Locator) -> [Item] {
            items.count < 2 ? items : withoutReplaced(withoutRepeats(items, locator), locator)
        }

        /// The same recording may be in a file and in the embedded literal.
        private static func withoutRepeats<Item>(_ items: [Item], _ locator: (Item) -> Locator) -> [Item] {
            var seen: Set<RecordingIdentity> = []
            return items.filter { seen.insert(locator($0).identity).inserted }
        }

        private static func withoutReplaced<Item>(_ items: [Item], _ locator: (Item) -> Locator) -> [Item] {
            var replacedBefore: [Group: Int64] = [:]
            for place in items.map(locator) where place.replacesEarlier {
                let group = Group(seed: place.seed, base: place.base)
                replacedBefore[group] = Swift.max(replacedBefore[group] ?? .min, place.recordedAt)
            }
            if replacedBefore.isEmpty { return items }
            return items.filter { item in
                let place = locator(item)
                let newest = replacedBefore[Group(seed: place.seed, base: place.base)]
                return newest.map { place.recordedAt >= $0 } ?? true
            }
        }
    }
}
