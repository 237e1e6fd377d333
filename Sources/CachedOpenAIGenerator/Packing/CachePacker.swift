import CachedOpenAI
import Foundation

/// Packs caches into one: answers compressed with their like, requests apart from them, one index.
package struct CachePacker {
    private let byteCount: Int
    private let options: MaterializeOptions
    private let collection: CacheCollection
    private let progress: (Progress) -> Void
    private var writer: PackedFileWriter
    private var check = SecretCheck()
    private var failureCheck = FailureCheck()
    private var failures: [String] = []
    private var damage: [OpenAICache.CacheError]
    private var requests: [OpenAICache.RequestKey: OpenAICache.RecordedRequest] = [:]
    private var texts: Set<String> = []
    /// Those that are to be written beside their answers.
    private var besides: Set<OpenAICache.RequestKey> = []
    private let putsRequestsBeside: Bool
    private var kinds: [String: Int] = [:]
    private var models: [String: Set<String>] = [:]
    private var shares: [CacheSummary.Share] = []
    private var resources = RecordedResources()

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
        try pack(try CacheCollection(inputs), byteCount: inputs.byteCount, options: options, progress: progress)
    }

    /// Packs what was chosen of caches.
    /// - Parameter byteCount: of the files that it was chosen from.
    package static func pack(
        _ collection: CacheCollection, byteCount: Int, options: MaterializeOptions,
        progress: @escaping (Progress) -> Void = { _ in }
    ) throws -> PackedCache {
        var packer = try CachePacker(collection, byteCount, options, progress)
        return try packer.pack()
    }

    private init(
        _ collection: CacheCollection, _ byteCount: Int, _ options: MaterializeOptions,
        _ progress: @escaping (Progress) -> Void
    ) throws {
        self.byteCount = byteCount
        self.options = options
        self.progress = progress
        self.collection = collection
        damage = collection.damage
        failureCheck.holdsUnjudged = collection.layers.contains(where: \.holdsEarlierKeys)
        let limits = BlockLimits(total: byteCount, isPublished: options.isPublished)
        putsRequestsBeside = limits.putsRequestsBeside
        writer = try PackedFileWriter(options, limits)
    }

    private mutating func pack() throws -> PackedCache {
        readRequests()
        let groups = try AnswerGroups(collection.entries) {
            resource(of: $0.key)
        } answer: {
            try answerToHandOut(of: $0)
        }.groups
        try checkDamage()
        try measure("requests") { try $0.writeRequests(to: groups) }
        let count = groups.reduce(0) { $0 + $1.entries.count }
        var done = 0
        for group in groups {
            try measure(group.resource) { packer in
                for entry in group.entries {
                    try packer.write(entry)
                    done += 1
                    packer.progress(Progress(done: done, count: count))
                }
            }
        }
        try check.throwWhatWasFound()
        return try finish(
            sharedSeeds: SeedConflicts(groups.flatMap(\.entries)).lines {
                EntryLabel.of($0, requests[$0])
            } answer: {
                try answer(of: $0)
            })
    }

    private mutating func finish(sharedSeeds: [String]) throws -> PackedCache {
        let isDelayed = options[.delayResponses] || collection.layers.contains(where: \.delaysResponses)
        let (sections, root) = try writer.finish(
            delaysResponses: isDelayed, holdsEarlierKeys: failureCheck.holdsUnjudged)
        let written = sections.reduce(0) { $0 + $1.count }
        shares.append(.init(name: "index", byteCount: written - shares.reduce(0) { $0 + $1.byteCount }))
        return PackedCache(
            sections: sections,
            summary: CacheSummary(
                kinds: kinds.map { .init(name: $0.key, count: $0.value, models: models[$0.key]?.sorted() ?? []) }
                    .sorted { ($1.count, $0.name) < ($0.count, $1.name) },
                bytesIn: byteCount, shares: shares, resources: resources),
            problems: (damage + collection.unfinished).map(\.description), failures: failures,
            leftOut: collection.leftOut, sharedSeeds: sharedSeeds, root: OpenAICache.Hexadecimal.text(of: root))
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
        if !options[.allowSecrets] { check.add(answer, from: entry.locator.base, to: entry.key) }
        let path = requests[entry.key]?.path
        resources.add(requests[entry.key], base: entry.locator.base)
        try writer.append(entry, answer: answer, isOfEmbeddings: path?.hasSuffix("/embeddings") == true)
        if besides.remove(entry.key) != nil, let request = requests[entry.key] {
            writer.appendBeside(request, key: entry.key)
        }
        kinds[EntryKind.name(ofPath: path), default: 0] += 1
    }

    /// Nil if it is damaged, or a failure that is to be left out.
    private mutating func answerToHandOut(of entry: CacheCollection.Entry) throws -> OpenAICache.RecordedAnswer? {
        guard let answer = try answer(of: entry) else { return nil }
        guard !options[.keepFailures], let failure = failureCheck.failure(answer, at: entry.locator) else {
            return answer
        }
        failures.append(failure)
        return nil
    }

    /// Nil if it is damaged.
    private mutating func answer(of entry: CacheCollection.Entry) throws -> OpenAICache.RecordedAnswer? {
        do {
            return try OpenAICache.Copies.answer(at: entry.locator, of: entry.layer, or: collection.layers) { problem in
                if let problem = problem as? OpenAICache.CacheError { note(problem) }
            }
        } catch let problem as OpenAICache.CacheError where problem.code == .damaged {
            note(problem)
            return nil
        }
    }

    private mutating func note(_ problem: OpenAICache.CacheError) {
        if !damage.contains(problem) { damage.append(problem) }
    }

    private func checkDamage() throws {
        if !damage.isEmpty, !options[.skipDamaged] { throw DamageFound(damage) }
    }

    /// Not if the requests are to be left out: what was asked for is nobody's business then.
    private mutating func noteModel(of request: OpenAICache.RecordedRequest) {
        guard !options[.hashKeys], request.body.count < Self.largestRead,
            let model = (try? OpenAICache.JSON(parsing: request.body))?["model"]?.stringValue
        else { return }
        models[EntryKind.name(ofPath: request.path), default: []].insert(model)
    }

    /// More holds files, and takes too long to read for a name.
    private static let largestRead = 1_000_000

    private func resource(of key: OpenAICache.RequestKey) -> String {
        EntryKind.resource(ofPath: requests[key]?.path)
    }

    private mutating func readRequests() {
        collection.forEachRequest { key, request in
            var kept = request
            // By itself, without the answer that stands beside it.
            kept.body = request.body.subdata(in: request.body.startIndex..<request.body.endIndex)
            kept.path = shared(request.path)
            kept.contentType = request.contentType.map { shared($0) }
            requests[key] = kept
            if !options[.allowSecrets] { check.name(key, kept) }
            if !options[.keepFailures] { failureCheck.add(key, kept) }
        }
    }

    /// A text that nearly all requests have is kept once.
    private mutating func shared(_ text: String) -> String {
        let known = texts.insert(text).memberAfterInsert
        return known.utf8.elementsEqual(text.utf8) ? known : text
    }

    /// Writes the requests that are answered, in the order in which they were first asked, unless they are to be left out.
    private mutating func writeRequests(to groups: [AnswerGroups.Group]) throws {
        let answered = Set(groups.flatMap(\.entries).map(\.key))
        var written: Set<OpenAICache.RequestKey> = []
        for key in collection.entries.map(\.key) where answered.contains(key) && written.insert(key).inserted {
            guard let request = requests[key] else { continue }
            noteModel(of: request)
            if !options[.allowSecrets] { check.add(path: request.path, key) }
            guard !options[.hashKeys] else { continue }
            if !options[.allowSecrets] { check.add(request, key) }
            if putsRequestsBeside { besides.insert(key) } else { try writer.append(request, key: key) }
        }
    }
}
