import CachedOpenAI
import Foundation

/// Finds the seeds that have several answers, which differ: a program gets the first of them.
struct SeedConflicts {
    private struct Seeded: Hashable {
        let key: OpenAICache.RequestKey
        let seed: Int
        let base: String
        let isFailure: Bool

        init?(_ place: OpenAICache.Locator) {
            guard let seed = place.seed else { return nil }
            (key, self.seed, base, isFailure) = (place.key, seed, place.base, place.marks.contains(.failure))
        }
    }

    private var groups: [Seeded: [CacheCollection.Entry]] = [:]

    init(_ entries: [CacheCollection.Entry]) {
        var first: [Seeded: CacheCollection.Entry] = [:]
        for entry in entries {
            guard let seeded = Seeded(entry.locator) else { continue }
            guard let earlier = first.updateValue(entry, forKey: seeded) else { continue }
            groups[seeded, default: [earlier]].append(entry)
        }
    }

    /// A line for each: whose answer it is, which seed, and where they are.
    func lines(
        label: (OpenAICache.RequestKey) -> String,
        answer: (CacheCollection.Entry) throws -> OpenAICache.RecordedAnswer?
    ) rethrows -> [String] {
        var lines: [String] = []
        for (seeded, entries) in groups.sorted(by: { ($0.key.key, $0.key.seed) < ($1.key.key, $1.key.seed) }) {
            let bodies = Set(try entries.compactMap { try answer($0)?.body })
            guard bodies.count > 1 else { continue }
            let names = entries.sorted { $0.turn < $1.turn }.map(\.layer.name)
            let places = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            lines.append(
                "\(label(seeded.key)), seed \(seeded.seed): \(bodies.count) answers in \(places.joined(separator: ", "))"
            )
        }
        return lines
    }
}
