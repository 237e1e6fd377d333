import Foundation

nonisolated extension OpenAICache {
    /// Which of the answers that were found to one request count. They are ordered by their places, whatever the clocks
    /// of the machines said that recorded them.
    package enum AnswerOrder {
        private struct Group: Hashable {
            var seed: Int?
            var base: String
        }

        /// What counts: each recording once, without those whose place a later one took. The order stays.
        ///
        /// - Parameters:
        ///   - items: of one place after the other, and in each as they were recorded.
        ///   - age: of an item's place: what is in a place of a higher one was recorded later. The places are in
        ///     order where it is the same.
        package static func counting<Item>(
            _ items: [Item], _ locator: (Item) -> Locator, age: (Item) -> Int = { _ in 0 }
        ) -> [Item] {
            if items.count < 2 { return items }
            let dropped =
                items.contains { !locator($0).marks.isDisjoint(with: [.replacesEarlier, .provisional]) }
                ? dropped(
                    items.enumerated().sorted { (age($0.element), $0.offset) < (age($1.element), $1.offset) }
                        .map { locator($0.element) }) : []
            // The same recording may be in a file and in the embedded literal.
            var seen = dropped
            return items.filter { seen.insert(locator($0).identity).inserted }
        }

        /// Those whose place a later one took.
        ///
        /// - Parameter places: the oldest first.
        private static func dropped(_ places: [Locator]) -> Set<RecordingIdentity> {
            var seen: Set<RecordingIdentity> = []
            let places = places.filter { seen.insert($0.identity).inserted }
            var dropped: Set<RecordingIdentity> = []
            var followed: Set<Group> = []
            var replaced: Set<Group> = []
            var replacedFailures: Set<Group> = []
            for place in places.reversed() {
                let group = Group(seed: place.seed, base: place.base)
                let isSucceeded = place.marks.contains(.provisional) && followed.contains(group)
                let isFailure = place.marks.contains(.failure)
                let isReplaced = replaced.contains(group) || (isFailure && replacedFailures.contains(group))
                if isReplaced || isSucceeded { dropped.insert(place.identity) }
                followed.insert(group)
                guard place.marks.contains(.replacesEarlier) else { continue }
                // A failure, which only those get who ask for it, takes the place of none but failures.
                if isFailure { replacedFailures.insert(group) } else { replaced.insert(group) }
            }
            return dropped
        }
    }
}
