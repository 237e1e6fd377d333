import CachedOpenAI
import Foundation

/// Packs caches into one: answers compressed with their like, requests apart from them, one index.
package enum CachePacker {
    /// - Throws: `CacheError` for a cache that can't be read; `DamageFound` for one of which a part can't; `SecretsFound`
    ///   for one that must not be handed out.
    package static func pack(_ inputs: MaterializeInputs, options: MaterializeOptions) throws -> PackedCache {
        let collection = try CacheCollection(inputs)
        var writer = PackedFileWriter(compresses: options.compress)
        var check = SecretCheck()
        var damage = collection.damage
        let kinds = writeRequests(of: collection, options, to: &writer, &check)
        var count: [String: Int] = [:]
        for (kind, entries) in grouped(collection.entries, by: kinds) {
            for entry in entries {
                guard let answer = try answer(of: entry, &damage) else { continue }
                if !options.allowSecrets { check.add(answer, from: entry.locator.base, to: entry.key) }
                try writer.append(entry, answer: answer)
                count[kind, default: 0] += 1
            }
            writer.endBlock()
        }
        if !damage.isEmpty, !options.skipDamaged { throw DamageFound(damage) }
        try check.throwWhatWasFound()
        let isDelayed = options.delayResponses || collection.layers.contains(where: \.delaysResponses)
        return PackedCache(
            sections: try writer.finish(delaysResponses: isDelayed),
            summary: CacheSummary(
                kinds: count.map { .init(name: $0.key, count: $0.value) }.sorted { $0.name < $1.name },
                bytesIn: inputs.caches.reduce(0) { $0 + $1.bytes.count }),
            problems: (damage + collection.unfinished).map(\.description))
    }

    /// Nil if it is damaged.
    private static func answer(
        of entry: CacheCollection.Entry, _ damage: inout [OpenAICache.CacheError]
    ) throws -> OpenAICache.RecordedAnswer? {
        do {
            return try entry.layer.answer(at: entry.locator)
        } catch let problem as OpenAICache.CacheError where problem.code == .damaged {
            if !damage.contains(problem) { damage.append(problem) }
            return nil
        }
    }

    /// Writes the requests, unless they are to be left out, and tells each one's kind: the path asked for.
    private static func writeRequests(
        of collection: CacheCollection, _ options: MaterializeOptions, to writer: inout PackedFileWriter,
        _ check: inout SecretCheck
    ) -> [OpenAICache.RequestKey: String] {
        var requests: [(key: OpenAICache.RequestKey, request: OpenAICache.RecordedRequest)] = []
        var kinds: [OpenAICache.RequestKey: String] = [:]
        collection.forEachRequest { key, request in
            kinds[key] = String(request.path.drop { $0 == "/" })
            check.name(key, request)
            if !options.allowSecrets { check.add(path: request.path, key) }
            guard !options.hashKeys else { return }
            requests.append((key, request))
            if !options.allowSecrets { check.add(request, key) }
        }
        let firstEntry = Dictionary(
            collection.entries.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { first, _ in first }
        )
        for (key, request) in requests.sorted(by: { firstEntry[$0.key, default: 0] < firstEntry[$1.key, default: 0] }) {
            writer.append(request, key: key)
        }
        writer.endBlock()
        return kinds
    }

    /// Entries of one kind together, each in the order in which they were recorded: they compress best that way.
    private static func grouped(
        _ entries: [CacheCollection.Entry], by kinds: [OpenAICache.RequestKey: String]
    ) -> [(kind: String, entries: [CacheCollection.Entry])] {
        Dictionary(grouping: entries) { kinds[$0.key] ?? "request unknown" }
            .sorted { $0.key < $1.key }
            .map { (kind: $0.key, entries: $0.value) }
    }
}
