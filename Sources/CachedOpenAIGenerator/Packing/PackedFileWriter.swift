import CachedOpenAI
import Foundation

/// A cache file while it is put together in memory, frame by frame.
struct PackedFileWriter {
    /// A look-up inflates one block: large ones compress better, small ones answer sooner.
    private static let blockByteCount = 128 << 10

    private let compresses: Bool
    private var frames: [Data] = []
    private var end = UInt64(OpenAICache.FileHeader.byteCount)
    private var directory = OpenAICache.Directory()
    private var block = OpenAICache.RecordBlock()
    private var blockKind = OpenAICache.Frame.Kind.requests
    private var entries: [(entry: OpenAICache.IndexEntry, turn: Int)] = []

    init(compresses: Bool) {
        self.compresses = compresses
    }

    mutating func append(_ request: OpenAICache.RecordedRequest, key: OpenAICache.RequestKey) {
        _ = append(OpenAICache.RecordingCoding.encodeRequest(request, key: key), to: .requests)
    }

    mutating func append(_ entry: CacheCollection.Entry, answer: OpenAICache.RecordedAnswer) throws {
        guard let base = directory.number(ofBase: entry.locator.base) else { throw TooManyBases() }
        let record = OpenAICache.RecordingCoding.encodeAnswer(
            answer, key: entry.key, seed: entry.locator.seed, base: entry.locator.base)
        let place = append(record, to: .answers)
        let indexEntry = OpenAICache.IndexEntry(
            key: entry.key, seed: entry.locator.seed, recordedAt: entry.locator.recordedAt, frameOffset: end,
            recordOffset: place, base: base, replacesEarlier: false)
        entries.append((indexEntry, entry.turn))
    }

    /// What comes next stands in another block.
    mutating func endBlock() {
        if block.byteCount == 0 { return }
        write(blockKind, block.payload)
        block = OpenAICache.RecordBlock()
    }

    /// The whole file in sections, the header first.
    mutating func finish(delaysResponses: Bool) throws -> [Data] {
        endBlock()
        let sorted = entries.sorted { ($0.entry.key, $0.turn) < ($1.entry.key, $1.turn) }.map(\.entry)
        let index = OpenAICache.IndexRoot.encode(sorted, at: end, encodeFrame: frame)
        frames += index.frames
        end += index.frames.reduce(0) { $0 + UInt64($1.count) }
        directory.segments = [.init(rootOffset: index.rootOffset, entryCount: UInt64(sorted.count))]
        directory.delaysResponses = delaysResponses
        let directoryOffset = end
        write(.directory, directory.encode())
        let commit = OpenAICache.FileHeader.Commit(generation: 1, fileCount: end, directoryOffset: directoryOffset)
        return [OpenAICache.FileHeader.encode(commit, form: .packed)] + frames
    }

    private mutating func append(_ record: Data, to kind: OpenAICache.Frame.Kind) -> UInt32 {
        if kind != blockKind || block.byteCount + record.count > Self.blockByteCount { endBlock() }
        blockKind = kind
        return block.append(record)
    }

    private mutating func write(_ kind: OpenAICache.Frame.Kind, _ payload: Data) {
        let frame = frame(kind, payload)
        frames.append(frame)
        end += UInt64(frame.count)
    }

    private func frame(_ kind: OpenAICache.Frame.Kind, _ payload: Data) -> Data {
        guard compresses, payload.count <= OpenAICache.Frame.mostInflated, let compressed = Deflate.zlib(payload),
            compressed.count < payload.count
        else {
            return OpenAICache.Frame.encode(kind, stored: payload)
        }
        return OpenAICache.Frame.encode(kind, stored: compressed, rawCount: payload.count)
    }

    private struct TooManyBases: Error, CustomStringConvertible {
        let description = "The caches hold answers from more than 65,535 base URLs; pack fewer of them."
    }
}
