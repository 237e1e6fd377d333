import CachedOpenAI
import CachedOpenAIGenerator

/// The names of all entries of a cache: the one way in which all commands call them.
package final class EntryNames: Sendable {
    /// By the beginning of the key, which is all that some indexes have.
    private struct Seeded: Hashable {
        let prefix: UInt64
        let seed: Int
    }

    private let digits: KeyDigits
    /// The seeds that name several answers, as they came from several servers.
    private let shared: Set<Seeded>

    /// - Parameter entries: all of the cache.
    package convenience init(_ entries: [CacheCollection.Entry]) {
        self.init(entries, KeyDigits(telling: entries.lazy.map(\.key)))
    }

    init(_ entries: [CacheCollection.Entry], _ digits: KeyDigits) {
        self.digits = digits
        var known: Set<Seeded> = []
        var shared: Set<Seeded> = []
        for entry in entries {
            guard let seed = entry.locator.seed else { continue }
            let seeded = Seeded(prefix: entry.key.prefix, seed: seed)
            if !known.insert(seeded).inserted { shared.insert(seeded) }
        }
        self.shared = shared
    }

    /// By the seed, if that tells it from the others.
    package func name(of entry: CacheCollection.Entry) -> EntryName {
        let number = EntryName.Answer.number(entry.turn + 1)
        guard let seed = entry.locator.seed, !shared.contains(Seeded(prefix: entry.key.prefix, seed: seed)) else {
            return EntryName(digits: digits.of(entry.key), answer: number)
        }
        return EntryName(digits: digits.of(entry.key), answer: .seed(seed))
    }
}
