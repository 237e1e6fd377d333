import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Cache files and journals in memory, written by the library's own writers, without network.
enum SampleFile {
    typealias Recording = OpenAICache.Recording
    private static let identifier = Data(repeating: 7, count: 16)

    static func journal(_ recordings: [Recording]) -> Data {
        recordings.reduce(into: OpenAICache.JournalHeader(identifier: identifier).encode()) { $0 += frame(of: $1) }
    }

    static func frame(of recording: Recording) -> Data {
        OpenAICache.Frame.encode(.recording, stored: OpenAICache.RecordingCoding.encode(recording))
    }

    /// What dev mode leaves behind after so many merges.
    static func recorded(_ merges: [[Recording]]) throws -> Data {
        try inTemporaryFile { path in
            for merge in merges { try append(merge, to: path) }
        }
    }

    /// One merge into a file on disk.
    static func append(_ recordings: [Recording], to path: String) throws {
        let file = try OpenAICache.FileSource(path: path, for: .update)
        let writer = try OpenAICache.CacheWriter(appendingTo: file)
        for recording in recordings { try writer.append(recording) }
        try writer.commit(.init(identifier: identifier), byteCount: 36)
    }

    /// A file as it is handed out: requests in a block, answers in blocks of so many, one index.
    static func packed(_ recordings: [Recording], blockSize: Int = 3, isCompressed: Bool = true) throws -> Data {
        func frame(_ kind: OpenAICache.Frame.Kind, _ payload: Data) -> Data {
            isCompressed ? compressed(kind, payload) : OpenAICache.Frame.encode(kind, stored: payload)
        }
        var frames = Data()
        var directory = OpenAICache.Directory()
        var entries: [OpenAICache.CompactIndexPage.Entry] = []
        var end: UInt64 { UInt64(OpenAICache.FileHeader.byteCount + frames.count) }
        var requests = SampleBlock()
        for recording in recordings { requests.append(recording.request, key: recording.key) }
        frames += frame(.packedRequests, requests.payload)
        for start in stride(from: 0, to: recordings.count, by: blockSize) {
            var block = SampleBlock()
            for recording in recordings[start..<min(start + blockSize, recordings.count)] {
                entries.append(
                    .init(
                        prefix: recording.key.prefix, seed: recording.seed, recordedAt: recording.answer.recordedAt,
                        frameOffset: end, record: UInt32(block.count),
                        base: directory.number(ofBase: recording.base) ?? 0, marks: recording.marks))
                block.append(recording)
            }
            frames += frame(.packedAnswers, block.payload)
        }
        entries.sort { $0.prefix < $1.prefix }
        let index = OpenAICache.IndexRoot.encodeCompact(entries, at: end, encodeFrame: frame)
        frames += index.frames.reduce(Data(), +)
        directory.segments = [
            .init(rootOffset: index.rootOffset, entryCount: UInt64(entries.count), isCompact: true)
        ]
        return file(frames, directory)
    }

    /// Frames with a directory behind them and a header before.
    static func file(_ frames: Data, _ directory: OpenAICache.Directory) -> Data {
        file(frames, directory: compressed(.directory, directory.encode()))
    }

    static func file(_ frames: Data, directory: Data, generation: UInt64 = 1) -> Data {
        let offset = UInt64(OpenAICache.FileHeader.byteCount + frames.count)
        let commit = OpenAICache.FileHeader.Commit(
            generation: generation, fileCount: offset + UInt64(directory.count), directoryOffset: offset)
        return OpenAICache.FileHeader.encode(commit, form: .packed) + frames + directory
    }

    static func compressed(_ kind: OpenAICache.Frame.Kind, _ payload: Data) -> Data {
        OpenAICache.Frame.encode(kind, stored: Zlib.deflate(payload), rawCount: payload.count)
    }

    static func inTemporaryFile(_ work: (String) throws -> Void) throws -> Data {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("sample-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        try work(url.path)
        return try Data(contentsOf: url)
    }
}
