import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// Which answers are to go: those for which all conditions hold.
package struct Pruning {
    /// One reason to let an answer go.
    package enum Condition: Sendable {
        /// It isn't asked for by one of these notes of used keys.
        case unused([UsedAnswers])
        /// It was recorded before, in microseconds since 1970.
        case olderThan(Int64)
        /// Its request goes to one of these paths, or below.
        case paths([String])
        /// One of these models gave it.
        case models([String])
        /// It is one of these.
        case named(Set<EntryName>)
        /// An answer to the same question, from the same server and for the same seed if any, says the same and stays.
        case duplicates
        /// It can't be read.
        case damaged
        /// So many answers to its question come before it.
        case beyondTurn(Int)
        /// It is one of these recordings.
        case recordings(Set<RecordedPlace>)
    }

    /// What can't be recorded again, since its model is gone.
    package struct Lost: Hashable, Sendable {
        package let model: String
        package let shutdown: String
        package let count: Int
    }

    package let contents: Contents
    private let conditions: [Condition]
    private let prices: PriceList?
    private let today: String
    private var digests: Set<Twin> = []
    private var lostCounts: [String: (shutdown: String, count: Int)] = [:]

    private struct Twin: Hashable {
        let key: OpenAICache.RequestKey
        let seed: Int?
        let base: String
        let digest: AnswerDigest
    }

    /// What goes, in the order in which it was recorded.
    package private(set) var gone: [Entry] = []
    /// Whose request isn't known, so that it can't be told by its path.
    package private(set) var unknownCount = 0
    /// The sizes of the bodies that go.
    package private(set) var byteCount = 0

    /// - Parameters:
    ///   - prices: which say what models are gone.
    ///   - today: such as `2026-11-28`.
    package init(_ contents: Contents, _ conditions: [Condition], prices: PriceList?, today: String) {
        self.contents = contents
        self.conditions = conditions
        self.prices = prices
        self.today = today
        for entry in contents.entries where holds(for: entry) { gone.append(entry) }
        for entry in gone { weigh(entry) }
    }

    /// What stays, to be packed.
    package var collection: CacheCollection {
        let leaving = Set(gone.map { Place(key: $0.key, number: $0.number) })
        var turns: [OpenAICache.RequestKey: Int] = [:]
        let byTurn = contents.entries.filter { !leaving.contains(Place(key: $0.key, number: $0.number)) }
            .sorted { ($0.key, $0.number) < ($1.key, $1.number) }
            .map { entry in
                var place = entry.place
                place.turn = turns[entry.key, default: 0]
                turns[entry.key, default: 0] += 1
                return place
            }
        let sorted = byTurn.sorted {
            ($0.locator.recordedAt, $0.key, $0.turn) < ($1.locator.recordedAt, $1.key, $1.turn)
        }
        return CacheCollection(sorted, of: [contents.collection])
    }

    /// The models that are gone, whose answers would be lost for good.
    package var lost: [Lost] {
        lostCounts.map { Lost(model: $0.key, shutdown: $0.value.shutdown, count: $0.value.count) }
            .sorted { ($1.count, $0.model) < ($0.count, $1.model) }
    }

    private struct Place: Hashable {
        let key: OpenAICache.RequestKey
        let number: Int
    }

    private mutating func weigh(_ entry: Entry) {
        guard let interaction = contents.interaction(entry) else { return }
        byteCount += interaction.recorded.body.count + interaction.recorded.pictures.reduce(0) { $0 + $1.content.count }
        guard let model = interaction.model, let day = prices?.price(of: model)?.shutdown, day <= today else { return }
        lostCounts[model, default: (day, 0)].count += 1
    }

    private mutating func holds(for entry: Entry) -> Bool {
        for condition in conditions where !holds(condition, for: entry) { return false }
        return !conditions.isEmpty
    }

    private mutating func holds(_ condition: Condition, for entry: Entry) -> Bool {
        switch condition {
        case .unused(let used): return !used.contains { $0.contains(entry.place.locator) }
        case .olderThan(let time): return entry.recordedAt < time
        case .paths(let paths):
            guard let request = contents.request(of: entry) else {
                unknownCount += 1
                return false
            }
            return paths.contains { PathFilter.matches(request.path, $0) }
        case .models(let models):
            guard let model = contents.interaction(entry)?.model else { return false }
            return models.contains { ModelFilter.matches(model, $0) }
        case .named(let names): return names.contains(entry.name)
        case .beyondTurn(let count): return entry.number > count
        case .recordings(let recordings): return recordings.contains(RecordedPlace(entry))
        case .damaged: return contents.answer(of: entry) == nil
        case .duplicates:
            guard let said = contents.interaction(entry) else { return false }
            let digest = AnswerDigest(ofWhatIsSaidIn: said)
            let twin = Twin(key: entry.key, seed: entry.seed, base: entry.base, digest: digest)
            return !digests.insert(twin).inserted
        }
    }
}
