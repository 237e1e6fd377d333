import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// One packed cache, by its index alone, which has the beginning of each key: the rest comes with the answer. Who needs
/// whole keys before the first answer (`Contents`) has every answer read for them.
final class PackedContents {
    /// In the order in which they were recorded. Of their keys, only the first eight bytes are known.
    let entries: [Entry]

    private let file: OpenAICache.CacheFile
    private let texts: RequestTexts
    /// So many answers does the index name.
    private let indexCount: Int
    private let end: UInt64
    /// Those in the blocks of answers that were read, by where these stand.
    private var keys: [UInt64: [OpenAICache.RequestKey]] = [:]

    /// Nil for all else, and for a cache whose index is damaged.
    init?(_ inputs: MaterializeInputs) {
        guard inputs.caches.count == 1, let input = inputs.caches.first, input.usedKeys == nil,
            let file = try? OpenAICache.CacheFile(input.source), file.directory.segments.count == 1,
            let segment = file.directory.segments.first, segment.isCompact,
            let (places, count) = try? Self.places(in: file, segment)
        else { return nil }
        let names = EntryNames(places, KeyDigits(telling: places.lazy.map(\.key)))
        entries = StableOrder.sorted(places) { $0.locator.recordedAt }.map { Entry(place: $0, names: names) }
        texts = RequestTexts([input.source])
        (self.file, indexCount, end) = (file, count, segment.rootOffset)
    }

    /// Those that count, sorted by the beginnings of their keys, each with its turn.
    private static func places(
        in file: OpenAICache.CacheFile, _ segment: OpenAICache.Directory.Segment
    ) throws -> (places: [CacheCollection.Entry], indexCount: Int) {
        var places: [CacheCollection.Entry] = []
        var count = 0
        var earlier: UInt64?
        try file.forEachCompactEntry(of: segment) { entry in
            count += 1
            // Of two requests whose keys begin alike, one is seen: that is as likely as a key that is guessed.
            guard entry.prefix != earlier, let beginning = beginning(entry.prefix) else { return }
            earlier = entry.prefix
            let locators = OpenAICache.AnswerOrder.counting(try file.locators(for: beginning), \.self)
            places += locators.enumerated().map { .init(locator: $1, layer: file, turn: $0) }
        }
        return (places, count)
    }

    /// A key that begins so.
    private static func beginning(_ prefix: UInt64) -> OpenAICache.RequestKey? {
        let rest = Data(count: OpenAICache.RequestKey.byteCount - MemoryLayout<UInt64>.size)
        return withUnsafeBytes(of: prefix.bigEndian) { OpenAICache.RequestKey(digest: Data($0) + rest) }
    }

    /// Request and answer, with the whole key.
    /// - Throws: what is damaged.
    func interaction(_ entry: Entry) throws -> Interaction {
        var place = entry.place
        place.locator.key = try key(at: place.locator)
        let answer = try file.answer(at: place.locator)
        return Interaction(
            entry: Entry(place: place, names: entry.names), request: texts.request(for: place.key), recorded: answer)
    }

    private func key(at locator: OpenAICache.Locator) throws -> OpenAICache.RequestKey {
        let found = try keys(at: locator.frameOffset)
        guard let record = Int(exactly: locator.recordOffset), found.indices.contains(record),
            found[record].prefix == locator.key.prefix
        else {
            throw OpenAICache.CacheError.damaged(
                file.name, offset: locator.frameOffset, "another answer here than its index says")
        }
        return found[record]
    }

    private func keys(at offset: UInt64) throws -> [OpenAICache.RequestKey] {
        if let known = keys[offset] { return known }
        let frame = try OpenAICache.Frame.read(from: file.source, at: offset)
        let heads = try OpenAICache.RecordFrame(frame, in: file.source, at: offset)?.heads() ?? []
        let found = heads.compactMap(\.fields.key)
        guard found.count == heads.count else {
            throw OpenAICache.CacheError.damaged(file.name, offset: offset, "an answer without a key")
        }
        keys[offset] = found
        return found
    }

    /// Whether all blocks of answers can be read, also those that nobody asked for, and the index names each answer.
    var isWhole: Bool {
        var walk = OpenAICache.FrameWalk(file.source, from: UInt64(OpenAICache.FileHeader.byteCount), to: end)
        var count = 0
        while let place = walk.next() {
            guard place.frame.kind == .packedAnswers || place.frame.kind == .answers else { continue }
            guard let found = try? keys(at: place.offset) else { return false }
            count += found.count
        }
        return walk.damage.isEmpty && count == indexCount
    }
}
