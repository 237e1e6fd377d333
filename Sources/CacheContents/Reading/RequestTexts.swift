import CachedOpenAI
import Foundation

/// The recorded requests of some files. Each is found when it is asked for: they stand in the order in which they were
/// first asked, and so hardly more is read than was asked for; where each stands is all that is kept.
final class RequestTexts {
    private struct Place {
        let file: Int
        let offset: UInt64
        let record: UInt32
    }

    private struct Walk {
        let file: Int
        var frames: OpenAICache.FrameWalk
    }

    private static let mostBlocks = 6

    private let sources: [any OpenAICache.ByteSource]
    private var places: [OpenAICache.RequestKey: Place] = [:]
    private var walks: [Walk]
    private var blocks: [(file: Int, offset: UInt64, block: OpenAICache.RecordFrame)] = []

    init(_ sources: [any OpenAICache.ByteSource]) {
        self.sources = sources
        walks = sources.enumerated().map { index, source in
            Walk(file: index, frames: OpenAICache.FrameWalk(source, from: Self.start(source), to: source.count))
        }
    }

    /// Nil if it was left out, or can't be read.
    func request(for key: OpenAICache.RequestKey) -> OpenAICache.RecordedRequest? {
        while places[key] == nil, goOn() {}
        guard let place = places[key] else { return nil }
        return try? block(place.file, place.offset)?.fields(at: place.record).request
    }

    private static func start(_ source: any OpenAICache.ByteSource) -> UInt64 {
        let first = (try? source.read(at: 0, count: Int(min(source.count, 16)))) ?? Data()
        return OpenAICache.FileHeader.begins(first) ? UInt64(OpenAICache.FileHeader.byteCount) : 0
    }

    /// Looks through the next frame; false if there is none. The files are taken in turn, since each has its own order.
    private func goOn() -> Bool {
        guard !walks.isEmpty else { return false }
        var walk = walks.removeFirst()
        guard let next = walk.frames.next() else { return true }
        walks.append(walk)
        switch next.frame.kind {
        case .recording, .requests, .packedRequests: note(next, of: walk.file)
        default: break
        }
        return true
    }

    private func note(_ frame: OpenAICache.FrameWalk.Place, of file: Int) {
        guard let block = try? block(file, frame.offset), let heads = try? block.heads() else { return }
        for (record, head) in heads {
            guard let key = head.key, places[key] == nil else { continue }
            places[key] = Place(file: file, offset: frame.offset, record: record)
        }
    }

    private func block(_ file: Int, _ offset: UInt64) throws -> OpenAICache.RecordFrame? {
        if let known = blocks.firstIndex(where: { $0.file == file && $0.offset == offset }) {
            let entry = blocks.remove(at: known)
            blocks.append(entry)
            return entry.block
        }
        let frame = try OpenAICache.Frame.read(from: sources[file], at: offset)
        guard let block = try OpenAICache.RecordFrame(frame, in: sources[file], at: offset) else { return nil }
        blocks.append((file, offset, block))
        if blocks.count > Self.mostBlocks { blocks.removeFirst() }
        return block
    }
}
