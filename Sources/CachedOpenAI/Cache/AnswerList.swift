import Foundation

nonisolated extension OpenAICache {
    /// The answers that may be given to one request, kept from one look-up to the next: there may be a million of them.
    struct AnswerList: Sendable {
        /// One answer and where it is.
        struct Candidate: Sendable {
            var layer: any CacheLayer
            /// The layer's number.
            var place: Int
            var locator: Locator
        }

        /// How many answers to the request a layer had when it was looked at; nil for one that stays as it is.
        struct Stamp: Equatable, Sendable {
            /// Held, so that no other one can have its identity.
            var layer: any CacheLayer
            var count: Int?

            static func == (one: Stamp, other: Stamp) -> Bool {
                one.layer === other.layer && one.count == other.count
            }
        }

        private(set) var stamps: [Stamp]
        private(set) var candidates: [Candidate] = []
        private var firstBySeed: [Int: Int] = [:]
        private var times: Set<Int64> = []

        init(_ candidates: [Candidate], stamps: [Stamp]) {
            self.stamps = stamps
            self.candidates.reserveCapacity(candidates.count)
            for candidate in candidates { append(candidate) }
        }

        func index(ofSeed seed: Int) -> Int? { firstBySeed[seed] }

        /// Whether one of them was recorded at a time.
        func holds(time: Int64) -> Bool { times.contains(time) }

        /// Without one that can't be read or is not wanted.
        func without(_ index: Int) -> AnswerList {
            var rest = candidates
            rest.remove(at: index)
            return AnswerList(rest, stamps: stamps)
        }

        /// With what was recorded since; nil if that changes more than the end of the list.
        func grown(to stamps: [Stamp], of layers: CacheStack.Layers, key: RequestKey, base: String) -> AnswerList? {
            let last = layers.recorded.count - 1
            guard last >= 0, stamps.count == self.stamps.count, stamps[last].layer === self.stamps[last].layer,
                let end = candidates.last, end.place <= last, end.locator.base == base,
                stamps.indices.allSatisfy({ $0 == last || stamps[$0] == self.stamps[$0] }),
                let before = self.stamps[last].count, let now = stamps[last].count,
                let new = try? layers.recorded[last].locators(for: key).prefix(now).dropFirst(before),
                new.allSatisfy({ $0.marks.isEmpty && $0.base == base })
            else { return nil }
            var list = self
            list.stamps = stamps
            for locator in new { list.append(.init(layer: layers.recorded[last], place: last, locator: locator)) }
            return list
        }

        private mutating func append(_ candidate: Candidate) {
            if let seed = candidate.locator.seed, firstBySeed[seed] == nil { firstBySeed[seed] = candidates.count }
            times.insert(candidate.locator.recordedAt)
            candidates.append(candidate)
        }
    }
}
