import CachedOpenAI
import CachedOpenAIGenerator

/// The union of what several recorders have: of each question, the first one's answers in their turns, then those of the
/// next that it lacks.
package struct Merging {
    /// Which answers count where two recorders have some to one question.
    package enum Preference: String, CaseIterable, Sendable {
        case first, last, both
    }

    /// Two recorders have another answer to one seed, or have changed one recording in two ways.
    package struct Conflict: Hashable, Sendable {
        /// Of the first.
        package let name: EntryName
        /// What was asked, as a person remembers it; nil if that was left out.
        package let question: String?
        /// The inputs, from 0, each with what is answered there, as a person remembers it.
        package let answers: [Answer]

        /// What one input has.
        package struct Answer: Hashable, Sendable {
            package let input: Int
            package let text: String
        }
    }

    private struct Item {
        var entry: Entry
        var input: Int
        var digest: AnswerDigest?
    }

    private struct Slot: Hashable {
        var seed: Int?
        var base: String
    }

    private let inputs: [Contents]
    private let ancestor: Contents?
    private let preference: Preference
    /// What is to be kept, in the order of a collection.
    package private(set) var kept: [CacheCollection.Entry] = []
    /// What can't be decided.
    package private(set) var conflicts: [Conflict] = []
    /// Of how many questions there are answers of several recorders, one's after the other's.
    package private(set) var sharedCount = 0
    /// How many answers are in several inputs, and kept once.
    package private(set) var equalCount = 0
    /// How many were left away because somebody took them away since the common ancestor.
    package private(set) var prunedCount = 0

    /// - Parameters:
    ///   - inputs: each with all files of one recorder.
    ///   - ancestor: what the inputs were, when they went apart: what one of them has lost since stays away.
    package init(_ inputs: [Contents], ancestor: Contents? = nil, preferring preference: Preference = .both) {
        self.inputs = inputs
        self.ancestor = ancestor
        self.preference = preference
        run()
    }

    /// All of it, to be packed.
    package var collection: CacheCollection { CacheCollection(kept, of: inputs.map(\.collection)) }

    private mutating func run() {
        var seen: Set<OpenAICache.RequestKey> = []
        for entry in inputs.flatMap(\.entries) where seen.insert(entry.key).inserted { merge(entry.key) }
        kept.sort { ($0.locator.recordedAt, $0.key, $0.turn) < ($1.locator.recordedAt, $1.key, $1.turn) }
    }

    private mutating func merge(_ key: OpenAICache.RequestKey) {
        let lists = inputs.enumerated().map { input, contents in
            contents.entries(for: key).map { Item(entry: $0, input: input) }
        }
        let isShared = lists.filter { !$0.isEmpty }.count > 1
        let remaining = withoutWhatWasTakenAway(lists, key)
        let items = isShared ? union(remaining) : remaining.flatMap { $0 }
        for (turn, item) in items.enumerated() {
            var place = item.entry.place
            place.turn = turn
            // What it replaced is gone from its own input; it must not replace anybody else's.
            place.locator.marks.remove(.replacesEarlier)
            kept.append(place)
        }
    }

    // MARK: Three ways

    /// Of a recording that the ancestor has, what one input lacks was taken away there, and what one has changed counts.
    private mutating func withoutWhatWasTakenAway(_ lists: [[Item]], _ key: OpenAICache.RequestKey) -> [[Item]] {
        guard let ancestor else { return lists }
        let before = ancestor.entries(for: key)
        if before.isEmpty { return lists }
        var known: [OpenAICache.RecordingIdentity: AnswerDigest?] = [:]
        for entry in before { known[entry.identity] = ancestor.answer(of: entry).map(AnswerDigest.init) }
        let held = lists.map { Set($0.map(\.entry.identity)) }
        return lists.map { list in
            list.filter { item in
                guard let old = known[item.entry.identity] else { return true }
                let isOld = digest(item) == old
                let isEverywhere = held.allSatisfy { $0.contains(item.entry.identity) }
                if isEverywhere { return !isOld || !isChangedElsewhere(item, old, lists) }
                if isOld { prunedCount += 1 }
                return !isOld
            }
        }
    }

    private func isChangedElsewhere(_ item: Item, _ old: AnswerDigest?, _ lists: [[Item]]) -> Bool {
        lists.joined().contains { other in
            other.input != item.input && other.entry.identity == item.entry.identity && digest(other) != old
        }
    }

    // MARK: Union

    private mutating func union(_ lists: [[Item]]) -> [Item] {
        var all: [Item] = []
        for list in lists where !list.isEmpty {
            let own = list.map { Item(entry: $0.entry, input: $0.input, digest: digest($0)) }
            all = joined(all, own)
        }
        return all
    }

    private mutating func joined(_ all: [Item], _ new: [Item]) -> [Item] {
        var unmatched = all
        let others = new.filter { item in
            guard let twin = unmatched.firstIndex(where: { Self.areEqual($0, item) }) else { return true }
            unmatched.remove(at: twin)
            equalCount += 1
            return false
        }
        var result = all
        var shared = false
        for item in others {
            let rivals = result.filter { isRival($0, of: item) }
            if rivals.isEmpty
                || preference == .both && item.entry.seed == nil && !rivals.contains(where: { Self.areOne($0, item) })
            {
                shared = shared || result.contains { $0.input != item.input && Self.slot($0) == Self.slot(item) }
                result.append(item)
            } else if preference == .last {
                result.removeAll { isRival($0, of: item) }
                result.append(item)
            } else if preference == .both {
                conflicts.append(conflict(of: rivals + [item]))
            }
        }
        if shared { sharedCount += 1 }
        return result
    }

    private func conflict(of items: [Item]) -> Conflict {
        let read = items.map { inputs[$0.input].interaction($0.entry) }
        return Conflict(
            name: items[0].entry.name, question: read.lazy.compactMap { $0?.question?.label }.first,
            answers: zip(items, read).map { item, interaction in
                Conflict.Answer(input: item.input, text: interaction?.answer.label ?? "what can't be read")
            })
    }

    /// Answers of two recorders of which, it may be, only one counts.
    private func isRival(_ one: Item, of other: Item) -> Bool {
        one.input != other.input && (Self.areOne(one, other) || Self.slot(one) == Self.slot(other))
    }

    private static func slot(_ item: Item) -> Slot { Slot(seed: item.entry.seed, base: item.entry.base) }

    private static func areOne(_ one: Item, _ other: Item) -> Bool { one.entry.identity == other.entry.identity }

    private static func areEqual(_ one: Item, _ other: Item) -> Bool {
        one.input != other.input && slot(one) == slot(other) && one.digest != nil && one.digest == other.digest
    }

    private func digest(_ item: Item) -> AnswerDigest? {
        item.digest ?? inputs[item.input].answer(of: item.entry).map(AnswerDigest.init)
    }
}
