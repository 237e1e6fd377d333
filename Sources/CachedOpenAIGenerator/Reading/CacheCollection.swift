import CachedOpenAI
import Foundation

/// Everything that the caches to be packed hold: which answers count, and where each is. Bodies are read when they are packed.
struct CacheCollection {
    /// One answer, in one of the caches.
    struct Entry {
        let key: OpenAICache.RequestKey
        let locator: OpenAICache.Locator
        let layer: any OpenAICache.CacheLayer
        /// Its place among all answers to the same request.
        fileprivate(set) var turn = 0
    }

    /// In the order in which they were recorded.
    let entries: [Entry]
    let layers: [any OpenAICache.CacheLayer]
    /// What is damaged in the caches; what is left is used.
    let damage: [OpenAICache.CacheError]
    /// Where a journal ends in the middle of an answer: the program that recorded it was killed before it got it.
    let unfinished: [OpenAICache.CacheError]

    /// - Throws: `CacheError` for a file of which nothing can be read.
    init(_ inputs: MaterializeInputs) throws {
        var layers: [any OpenAICache.CacheLayer] = []
        var damage: [OpenAICache.CacheError] = []
        var unfinished: [OpenAICache.CacheError] = []
        for file in inputs.caches where !file.bytes.isEmpty || inputs.caches.count == 1 {
            let source = OpenAICache.DataSource(file.bytes, name: file.name)
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
            if let layer = opened.layer { layers.append(layer) }
        }
        let used = inputs.usedKeys.map { Set(OpenAICache.UsedKeys.keys(in: $0.bytes)) }
        entries = try Self.countingEntries(of: layers) { used?.contains($0) ?? true }
        self.layers = layers
        self.damage = damage + layers.flatMap { ($0 as? OpenAICache.CheckedFile)?.damage ?? [] }
        self.unfinished = unfinished
    }

    private static func countingEntries(
        of layers: [any OpenAICache.CacheLayer], where isWanted: (OpenAICache.RequestKey) -> Bool
    ) throws -> [Entry] {
        var byKey: [OpenAICache.RequestKey: [Entry]] = [:]
        for layer in layers {
            try layer.forEachLocator { key, locator in
                guard isWanted(key) else { return }
                byKey[key, default: []].append(Entry(key: key, locator: locator, layer: layer))
            }
        }
        return byKey.values.flatMap(numbered).sorted { left, right in
            (left.locator.recordedAt, left.key, left.turn) < (right.locator.recordedAt, right.key, right.turn)
        }
    }

    private static func numbered(_ entries: [Entry]) -> [Entry] {
        OpenAICache.AnswerOrder.counting(entries, \.locator).enumerated().map { turn, entry in
            var entry = entry
            entry.turn = turn
            return entry
        }
    }

    /// Calls back once with each request that has an answer.
    func forEachRequest(_ visit: (OpenAICache.RequestKey, OpenAICache.RecordedRequest) -> Void) {
        var open = Set(entries.map(\.key))
        for layer in layers {
            layer.forEachRequest { key, request in
                if open.remove(key) != nil { visit(key, request) }
                return !open.isEmpty
            }
        }
    }
}
