import CacheContents
import CachedOpenAI

/// Which turn an answer without a seed has among its like: what has a seed, or came from another server, doesn't count, so
/// that it changes nothing when it comes or goes.
struct PlainTurns {
    /// By the beginning of the key, which is all that some indexes have.
    private struct Place: Hashable {
        let prefix: UInt64
        let base: String
    }

    private struct Answer: Hashable {
        let prefix: UInt64
        let number: Int
    }

    private var turns: [Answer: Int] = [:]

    init(of entries: [Entry]) {
        var counts: [Place: Int] = [:]
        for entry in entries.filter({ $0.seed == nil }).sorted(by: { ($0.key, $0.number) < ($1.key, $1.number) }) {
            let place = Place(prefix: entry.key.prefix, base: entry.base)
            counts[place, default: 0] += 1
            // Most are the first and only ones.
            if let count = counts[place], count != entry.number {
                turns[Answer(prefix: entry.key.prefix, number: entry.number)] = count
            }
        }
    }

    func turn(of entry: Entry) -> Int { turns[Answer(prefix: entry.key.prefix, number: entry.number)] ?? entry.number }
}
