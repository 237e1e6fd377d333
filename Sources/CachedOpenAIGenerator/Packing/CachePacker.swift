import CachedOpenAI
import Foundation

/// Packs caches into one: answers compressed with their like, requests apart from them, one index.
package struct CachePacker {
    private let inputs: MaterializeInputs
    private let options: MaterializeOptions
    private let collection: CacheCollection
    private let progress: (Progress) -> Void
    private var writer: PackedFileWriter
    private var check = SecretCheck()
    private var damage: [OpenAICache.CacheError]
    /// The paths that were asked for.
    private var paths: [OpenAICache.RequestKey: String] = [:]
    private var kinds: [String: Int] = [:]
    private var shares: [CacheSummary.Share] = []

    /// How far packing is.
    package struct Progress: Sendable {
        /// Of `count` steps.
        package let done: Int
        /// All steps.
        package let count: Int
    }

    /// - Parameter progress: called after each entry.
    /// - Throws: `CacheError` for a cache that can't be read; `DamageFound` for one of which a part can't; `SecretsFound`
    ///   for one that must not be handed out.
    package static func pack(
        _ inputs: MaterializeInputs, options: MaterializeOptions, progress: @escaping (Progress) -> Void = { _ in }
    ) throws -> PackedCache {
        var packer = try CachePacker(inputs, options, progress)
        return try packer.pack()
    }

    private init(
        _ inputs: MaterializeInputs, _ options: MaterializeOptions, _ progress: @escaping (Progress) -> Void
    ) throws {
        self.inputs = inputs
        self.options = options
        self.progress = progress
        collection = try CacheCollection(inputs)
        damage = collection.damage
        writer = try PackedFileWriter(options, BlockLimits(total: inputs.byteCount))
    }

    private mutating func pack() throws -> PackedCache {
        try measure("requests") { try $0.writeRequests() }
        let groups = try AnswerGroups(collection.entries) {
            resource(of: $0.key)
        } answer: {
            try answer(of: $0)
        }
        try checkDamage()
        var done = 0
        for group in groups.groups {
            try measure(group.resource) { packer in
                for entry in group.entries {
                    try packer.write(entry)
                    done += 1
                    packer.progress(Progress(done: done, count: packer.collection.entries.count))
                }
            }
        }
        try check.throwWhatWasFound()
        return try finish()
    }

    private mutating func finish() throws -> PackedCache {
        let isDelayed = options.delayResponses || collection.layers.contains(where: \.delaysResponses)
        let sections = try writer.finish(delaysResponses: isDelayed)
        let byteCount = sections.reduce(0) { $0 + $1.count }
        shares.append(.init(name: "index", byteCount: byteCount - shares.reduce(0) { $0 + $1.byteCount }))
        return PackedCache(
            sections: sections,
            summary: CacheSummary(
                kinds: kinds.map { .init(name: $0.key, count: $0.value) }
                    .sorted { ($1.count, $0.name) < ($0.count, $1.name) },
                bytesIn: inputs.byteCount, shares: shares),
            problems: (damage + collection.unfinished).map(\.description), leftOut: collection.leftOut)
    }

    /// Says how many bytes came of some work.
    private mutating func measure(_ name: String, _ work: (inout CachePacker) throws -> Void) throws {
        let before = writer.byteCount
        try work(&self)
        try writer.endBlock()
        let share = writer.byteCount - before
        if let known = shares.firstIndex(where: { $0.name == name }) {
            shares[known] = .init(name: name, byteCount: shares[known].byteCount + share)
        } else if share > 0 {
            shares.append(.init(name: name, byteCount: share))
        }
    }

    private mutating func write(_ entry: CacheCollection.Entry) throws {
        guard let answer = try answer(of: entry) else { return }
        if !options.allowSecrets { check.add(answer, from: entry.locator.base, to: entry.key) }
        let isOfEmbeddings = paths[entry.key]?.hasSuffix("/embeddings") == true
        try writer.append(entry, answer: answer, isOfEmbeddings: isOfEmbeddings)
        kinds[EntryKind.name(ofPath: paths[entry.key]), default: 0] += 1
    }

    /// Nil if it is damaged.
    private mutating func answer(of entry: CacheCollection.Entry) throws -> OpenAICache.RecordedAnswer? {
        do {
            return try entry.layer.answer(at: entry.locator)
        } catch let problem as OpenAICache.CacheError where problem.code == .damaged {
            if !damage.contains(problem) { damage.append(problem) }
            return nil
        }
    }

    private func checkDamage() throws {
        if !damage.isEmpty, !options.skipDamaged { throw DamageFound(damage) }
    }

    private func resource(of key: OpenAICache.RequestKey) -> String {
        EntryKind.resource(ofPath: paths[key])
    }

    /// Writes the requests in the order in which they were first asked, unless they are to be left out.
    private mutating func writeRequests() throws {
        var requests: [(key: OpenAICache.RequestKey, request: OpenAICache.RecordedRequest)] = []
        collection.forEachRequest { key, request in
            paths[key] = request.path
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
            try writer.append(request, key: key)
        }
    }
}
