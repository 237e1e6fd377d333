import CachedOpenAI
import Foundation

/// Everything that the caches to be packed hold: which answers count, and where each is. Bodies are read when they are packed.
package struct CacheCollection {
    /// One answer, in one of the caches.
    package struct Entry: Sendable {
        package var locator: OpenAICache.Locator
        package let layer: any OpenAICache.CacheLayer
        /// Its place among all answers to the same request.
        package var turn = 0

        package var key: OpenAICache.RequestKey { locator.key }

        /// Makes an entry.
        package init(locator: OpenAICache.Locator, layer: any OpenAICache.CacheLayer, turn: Int = 0) {
            (self.locator, self.layer, self.turn) = (locator, layer, turn)
        }
    }

    /// In the order in which they were recorded.
    package let entries: [Entry]
    package let layers: [any OpenAICache.CacheLayer]
    /// What is damaged in the caches; what is left is used.
    package let damage: [OpenAICache.CacheError]
    /// Where a journal ends in the middle of an answer: the program that recorded it was killed before it got it.
    package let unfinished: [OpenAICache.CacheError]
    /// What the used keys left out, a line for each cache that has some.
    let leftOut: [String]

    /// - Throws: `CacheError` for a file of which nothing can be read.
    package init(_ inputs: MaterializeInputs) throws {
        var layers: [Layer] = []
        var damage: [OpenAICache.CacheError] = []
        var unfinished: [OpenAICache.CacheError] = []
        for file in inputs.caches where file.byteCount > 0 || inputs.caches.count == 1 {
            let source = file.source
            let opened = OpenAICache.CacheOpener.openEither(source)
            if opened.layer == nil, let problem = opened.problems.first { throw problem }
            let isJournal = OpenAICache.JournalHeader.begins(source)
            for problem in opened.problems {
                if isJournal, problem.offset == source.count {
                    unfinished.append(problem)
                } else {
                    damage.append(problem)
                }
            }
            if let layer = opened.layer { layers.append((layer, file.usedKeys)) }
        }
        (entries, leftOut) = try Self.countingEntries(of: layers)
        self.layers = layers.map(\.cache)
        self.damage = damage + self.layers.flatMap(\.damageMet)
        self.unfinished = unfinished
    }

    /// What open caches hold.
    package init(_ layers: [any OpenAICache.CacheLayer]) throws {
        (entries, leftOut) = try Self.countingEntries(of: layers.map { ($0, nil) })
        self.layers = layers
        damage = []
        unfinished = []
    }

    /// Some of what collections hold, or all of it in another order, to be packed into one cache.
    package init(_ entries: [Entry], of collections: [CacheCollection]) {
        self.entries = entries
        layers = collections.flatMap(\.layers)
        damage = collections.flatMap(\.damage)
        unfinished = collections.flatMap(\.unfinished)
        leftOut = []
    }

    private typealias Layer = (cache: any OpenAICache.CacheLayer, used: UsedAnswers?)

    private static func countingEntries(
        of layers: [Layer]
    ) throws -> (entries: [Entry], leftOut: [String]) {
        var all: [Entry] = []
        var lines: [String] = []
        for (layer, used) in layers {
            var (count, leftOut) = (0, 0)
            try layer.forEachLocator { _, locator in
                count += 1
                if used?.contains(locator) == false {
                    leftOut += 1
                } else {
                    all.append(Entry(locator: locator, layer: layer))
                }
            }
            if used != nil { lines.append(line(layer.name, count, leftOut)) }
        }
        return (StableOrder.sorted(numbered(StableOrder.sorted(all) { $0.key })) { $0.locator.recordedAt }, lines)
    }

    /// Of entries that stand together by their requests, those that count, each with its turn.
    private static func numbered(_ entries: [Entry]) -> [Entry] {
        var counting: [Entry] = []
        counting.reserveCapacity(entries.count)
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].key == entries[start].key { end += 1 }
            counting += turns(of: entries[start..<end])
            start = end
        }
        return counting
    }

    private static func line(_ name: String, _ count: Int, _ leftOut: Int) -> String {
        "\(name): \(leftOut) of \(Counted.of(count, "entry", "entries")) left out by the used keys"
    }

    private static func turns(of entries: ArraySlice<Entry>) -> [Entry] {
        OpenAICache.AnswerOrder.counting(Array(entries), \.locator).enumerated().map { turn, entry in
            var entry = entry
            entry.turn = turn
            return entry
        }
    }

    /// Calls back once with each request that has an answer.
    package func forEachRequest(_ visit: (OpenAICache.RequestKey, OpenAICache.RecordedRequest) -> Void) {
        visitRequests {
            visit($0, $1)
            return true
        }
    }

    /// The same, until it is told to stop.
    package func visitRequests(_ visit: (OpenAICache.RequestKey, OpenAICache.RecordedRequest) -> Bool) {
        var open = Set(entries.map(\.key))
        var goesOn = true
        for layer in layers where goesOn {
            layer.forEachRequest { key, request in
                if open.remove(key) != nil { goesOn = visit(key, request) }
                return goesOn && !open.isEmpty
            }
        }
    }
}
