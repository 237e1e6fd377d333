import CachedOpenAI
import Foundation

/// A cache file while it is put together: blocks of requests, blocks of answers, an index, a directory.
struct PackedFileWriter {
    private static let largestBody = 128 << 20
    private static let requestPacker = BodyPacker(halfPrecision: false)

    private let packer: BodyPacker
    private var frames: FrameWriter
    private var directory = OpenAICache.Directory()
    private let limits: BlockLimits
    private var block: PackedBlockWriter
    private var blockKind = OpenAICache.Frame.Kind.packedRequests
    /// What was asked for what is in the block; it comes behind it.
    private var asked: [(request: OpenAICache.RecordedRequest, key: OpenAICache.RequestKey)] = []
    /// Where in the block a body stands that may come again.
    private var bodies: [WholeBody: Int] = [:]
    private var entries: [(entry: OpenAICache.CompactIndexPage.Entry, key: OpenAICache.RequestKey, turn: Int)] = []
    /// The first of those whose block is being filled: it is not in its place yet.
    private var firstOpenEntry = 0

    init(_ options: MaterializeOptions, _ limits: BlockLimits) throws {
        self.limits = limits
        block = PackedBlockWriter(limits)
        packer = BodyPacker(halfPrecision: options[.halfPrecisionEmbeddings])
        frames = try FrameWriter(compresses: !options[.noCompress])
    }

    /// How many bytes there are so far, but for the block that is being filled.
    var byteCount: Int { Int(frames.end) }

    /// Puts a request behind the block of the answer that came last.
    mutating func appendBeside(_ request: OpenAICache.RecordedRequest, key: OpenAICache.RequestKey) {
        asked.append((request, key))
    }

    mutating func append(_ request: OpenAICache.RecordedRequest, key: OpenAICache.RequestKey) throws {
        if request.body.count > Self.largestBody {
            var block = OpenAICache.RecordBlock()
            _ = block.append(OpenAICache.RecordingCoding.encodeRequest(request, key: key))
            return try frames.append(.requests, [block.payload])
        }
        var parts = PackedParts(key: key)
        parts.fields = OpenAICache.RecordingCoding.encodeHead(request)
        _ = try append(&parts, body: request.body, pictures: [], isOfEmbeddings: false, to: .packedRequests)
    }

    /// - Parameter isOfEmbeddings: the answer came from the path of embeddings.
    mutating func append(
        _ entry: CacheCollection.Entry, answer: OpenAICache.RecordedAnswer, isOfEmbeddings: Bool
    ) throws {
        guard let base = directory.number(ofBase: entry.locator.base) else { throw TooManyBases() }
        let size = answer.pictures.reduce(answer.body.count) { $0 + $1.content.count }
        var indexEntry = OpenAICache.CompactIndexPage.Entry(
            prefix: entry.key.prefix, seed: entry.locator.seed, recordedAt: entry.locator.recordedAt,
            frameOffset: 0, record: 0, base: base, marks: entry.locator.marks)
        if size > Self.largestBody {
            try endBlock()
            indexEntry.frameOffset = frames.end
            indexEntry.record = try appendAlone(answer, entry)
            firstOpenEntry += 1
        } else {
            indexEntry.record = try appendPacked(answer, entry, isOfEmbeddings)
        }
        entries.append((indexEntry, entry.key, entry.turn))
    }

    /// What comes next stands in another block.
    mutating func endBlock() throws {
        if !block.isEmpty {
            let place = frames.end
            try frames.append(blockKind, block.sections(at: place))
            for index in firstOpenEntry..<entries.count { entries[index].entry.frameOffset = place }
            firstOpenEntry = entries.count
            block = PackedBlockWriter(limits)
            bodies = [:]
        }
        try writeAsked()
    }

    private mutating func writeAsked() throws {
        if asked.isEmpty { return }
        let (requests, kind) = (asked, blockKind)
        asked = []
        for (request, key) in requests { try append(request, key: key) }
        try endBlock()
        blockKind = kind
    }

    /// The whole file in sections, the header first, and the SHA-256 of its directory, which stands for all of it.
    ///
    /// What a reader of parts needs first is at the end: the index's root, its digests, their root, the directory.
    mutating func finish(delaysResponses: Bool, holdsEarlierKeys: Bool) throws -> (sections: [Data], root: Data) {
        try endBlock()
        try fillUp()
        try frames.appendDigests()
        let sorted = entries.sorted { ($0.key, $0.turn) < ($1.key, $1.turn) }.map(\.entry)
        let index = OpenAICache.IndexRoot.encodeCompact(sorted, at: frames.end) { frames.encode($0, [$1]) }
        for frame in index.frames { try frames.append(encoded: frame) }
        directory.segments = [
            .init(rootOffset: index.rootOffset, entryCount: UInt64(sorted.count), isCompact: true)
        ]
        directory.delaysResponses = delaysResponses
        directory.holdsEarlierKeys = holdsEarlierKeys
        try frames.appendDigests()
        directory.partDigests = try frames.appendDigestsRoot()
        let header = header()
        directory.header = header
        let payload = directory.encode()
        try frames.append(encoded: OpenAICache.Frame.encode(.directory, stored: payload))
        return ([header] + (try frames.sections()), OpenAICache.SHA256.hash(payload))
    }

    /// That of a file which ends with the directory. It is in the directory, too, whose length doesn't depend on it.
    private func header() -> Data {
        var directory = directory
        directory.header = Data(count: OpenAICache.FileHeader.byteCount)
        let frame = OpenAICache.Frame.encode(.directory, stored: directory.encode())
        let commit = OpenAICache.FileHeader.Commit(
            generation: 1, fileCount: frames.end + UInt64(frame.count), directoryOffset: frames.end)
        return OpenAICache.FileHeader.encode(commit, form: .packed)
    }

    /// A reader takes a file of fewer bytes an answer for a damaged one, which names answers that aren't there.
    private static let leastByteCount = 8

    /// Thousands of answers that are short and alike take less.
    private mutating func fillUp() throws {
        let missing = entries.count * Self.leastByteCount - Int(frames.end)
        if missing <= 0 { return }
        try frames.append(encoded: OpenAICache.Frame.encode(.bytes, stored: Data(count: missing)))
    }

    private mutating func appendAlone(
        _ answer: OpenAICache.RecordedAnswer, _ entry: CacheCollection.Entry
    ) throws -> UInt32 {
        var block = OpenAICache.RecordBlock()
        let place = block.append(
            OpenAICache.RecordingCoding.encodeAnswer(
                answer, key: entry.key, seed: entry.locator.seed, base: entry.locator.base,
                marks: entry.locator.marks))
        try frames.append(.answers, [block.payload])
        return place
    }

    private mutating func appendPacked(
        _ answer: OpenAICache.RecordedAnswer, _ entry: CacheCollection.Entry, _ isOfEmbeddings: Bool
    ) throws -> UInt32 {
        var parts = PackedParts(key: entry.key)
        parts.fields = OpenAICache.RecordingCoding.encodeHead(
            answer, seed: entry.locator.seed, base: entry.locator.base, marks: entry.locator.marks)
        parts.times = OpenAICache.PackedTimes.encode(answer)
        return try append(
            &parts, body: answer.body, pictures: answer.pictures, isOfEmbeddings: isOfEmbeddings, to: .packedAnswers)
    }

    /// Returns the record's number in its block.
    private mutating func append(
        _ parts: inout PackedParts, body: Data, pictures: [OpenAICache.RecordedAnswer.Picture],
        isOfEmbeddings: Bool, to kind: OpenAICache.Frame.Kind
    ) throws -> UInt32 {
        if kind != blockKind || block.isFull { try endBlock() }
        blockKind = kind
        let twin = bodies[WholeBody(data: body)]
        if let twin {
            parts.append(earlierBody: block.recordCount - twin)
        } else {
            let packer = kind == .packedAnswers ? packer : Self.requestPacker
            try packer.pack(body, isOfEmbeddings: isOfEmbeddings, into: &parts) { try frames.place(of: $0) }
        }
        for picture in pictures { try packer.pack(picture, into: &parts) { try frames.place(of: $0) } }
        if twin == nil, block.isFull(for: parts) { try endBlock() }
        let record = block.append(parts)
        if twin == nil, !body.isEmpty { bodies[WholeBody(data: body)] = Int(record) }
        return record
    }

    private struct TooManyBases: Error, CustomStringConvertible {
        let description = "The caches hold answers from more than 65,535 base URLs; pack fewer of them."
    }
}
