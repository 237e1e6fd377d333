import CachedOpenAI

/// What changed from one recorded cache to another.
package struct Comparison {
    /// How many differences of each kind there are.
    package struct Counts: Hashable, Sendable {
        package fileprivate(set) var edited = 0, answered = 0, rounded = 0, added = 0, removed = 0, same = 0
        /// Requests that are in one alone, and of which the texts were left out: they may have been edited.
        package fileprivate(set) var unknown = 0

        package init() {}

        /// Whether all is the same.
        package var isEmpty: Bool { edited + answered + rounded + added + removed == 0 }
    }

    private let old: Contents
    private let new: Contents
    private let rules: AnswerDifference.Rules
    /// What was counted so far.
    package private(set) var counts = Counts()

    package init(from old: Contents, to new: Contents, _ rules: AnswerDifference.Rules) {
        self.old = old
        self.new = new
        self.rules = rules
    }

    /// Calls back with each difference: of what was there before, in the order in which it was recorded; then with what
    /// is new. One answer at a time is in memory.
    package mutating func run(_ visit: (Change) throws -> Void) rethrows {
        let (gone, come) = (Self.first(of: old, notIn: new), Self.first(of: new, notIn: old))
        let edits = EditSearch.pairs(of: gone, in: old, and: come, in: new)
        counts.unknown = gone.isEmpty || come.isEmpty ? 0 : (gone.filter { old.request(of: $0) == nil }.count)
        let byOld = Dictionary(uniqueKeysWithValues: edits.map { ($0.old, $0) })
        let taken = Set(edits.map(\.new))
        var seen: Set<OpenAICache.RequestKey> = []
        var added: [Entry] = []
        for entry in old.entries where seen.insert(entry.key).inserted {
            if let edit = byOld[entry.key] {
                counts.edited += 1
                try visit(.edited(old: old.entries(for: edit.old), new: new.entries(for: edit.new), edit.edit))
            } else {
                added += try compareAnswers(to: entry.key, visit)
            }
        }
        let news = come.filter { !taken.contains($0.key) }.flatMap { new.entries(for: $0.key) }
        for entry in (added + news).sorted(by: {
            ($0.recordedAt, $0.key, $0.number) < ($1.recordedAt, $1.key, $1.number)
        }) {
            counts.added += 1
            try visit(.added(entry))
        }
    }

    /// - Returns: what the old one has no place for.
    private mutating func compareAnswers(
        to key: OpenAICache.RequestKey, _ visit: (Change) throws -> Void
    ) rethrows -> [Entry] {
        let matching = AnswerMatching(old.entries(for: key), new.entries(for: key))
        for (before, after) in matching.pairs {
            guard let left = old.answer(of: before), let right = new.answer(of: after) else { continue }
            if AnswerDifference.areEqual(left, right, rules) {
                counts.same += 1
                continue
            }
            let (one, other) = (old.interaction(before, left), new.interaction(after, right))
            guard let difference = AnswerDifference(one, other, rules) else {
                counts.same += 1
                continue
            }
            if difference.isRounded { counts.rounded += 1 } else { counts.answered += 1 }
            try visit(.answered(old: one, new: other, difference))
        }
        for entry in matching.removed {
            counts.removed += 1
            try visit(.removed(entry))
        }
        return matching.added
    }

    /// One entry of each request that is in one alone.
    private static func first(of one: Contents, notIn other: Contents) -> [Entry] {
        var seen: Set<OpenAICache.RequestKey> = []
        return one.entries.filter { other.entries(for: $0.key).isEmpty && seen.insert($0.key).inserted }
    }
}
