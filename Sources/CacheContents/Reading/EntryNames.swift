import CachedOpenAI
import CachedOpenAIGenerator

/// The names of all entries of a cache.
struct EntryNames {
    private struct Seeded: Hashable {
        let key: OpenAICache.RequestKey
        let seed: Int
    }

    private let digits: KeyDigits
    /// How many answers a seed names: several, if they came from several servers.
    private var counts: [Seeded: Int] = [:]

    init(_ entries: [CacheCollection.Entry], _ digits: KeyDigits) {
        self.digits = digits
        for entry in entries {
            if let seed = entry.locator.seed { counts[Seeded(key: entry.key, seed: seed), default: 0] += 1 }
        }
    }

    /// By the seed, if that tells it from the others.
    func name(of entry: CacheCollection.Entry) -> EntryName {
        let number = EntryName.Answer.number(entry.turn + 1)
        guard let seed = entry.locator.seed, counts[Seeded(key: entry.key, seed: seed)] == 1 else {
            return EntryName(digits: digits.of(entry.key), answer: number)
        }
        return EntryName(digits: digits.of(entry.key), answer: .seed(seed))
    }
}
