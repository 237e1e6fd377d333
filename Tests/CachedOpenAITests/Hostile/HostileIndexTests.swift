import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Indexes that lie, with every checksum right: nobody gets another one's answer, and a small file stays small in memory.
@Suite struct HostileIndexTests {
    private typealias Directory = OpenAICache.Directory
    private typealias Entry = OpenAICache.IndexEntry
    private typealias Frame = OpenAICache.Frame

    private static let first = SampleRecording.number(1)
    private static let second = SampleRecording.number(2)
    private static let start = UInt64(OpenAICache.FileHeader.byteCount)

    /// A block with both answers, and where each stands in it.
    private static let block: (frame: Data, places: [UInt32]) = {
        var block = OpenAICache.RecordBlock()
        let places = [first, second].map { recording in
            block.append(
                OpenAICache.RecordingCoding.encodeAnswer(
                    recording.answer, key: recording.key, seed: recording.seed, base: recording.base))
        }
        return (Frame.encode(.answers, stored: block.payload), places)
    }()

    private func entry(_ recording: OpenAICache.Recording, at place: UInt32, recordedAt: Int64? = nil) -> Entry {
        Entry(
            key: recording.key, seed: recording.seed, recordedAt: recordedAt ?? recording.answer.recordedAt,
            frameOffset: Self.start, recordOffset: place, base: 0, marks: [])
    }

    /// A file of the block and one index over entries.
    private func file(_ entries: [Entry], compressed: Bool = false) -> Data {
        let sorted = entries.sorted { $0.key < $1.key }
        let index = OpenAICache.IndexRoot.encode(sorted, at: Self.start + UInt64(Self.block.frame.count)) {
            compressed ? SampleFile.compressed($0, $1) : Frame.encode($0, stored: $1)
        }
        return file(index.frames.reduce(Self.block.frame, +), roots: [index.rootOffset])
    }

    private func file(_ frames: Data, roots: [UInt64]) -> Data {
        var directory = Directory()
        directory.bases = [SampleRecording.base]
        directory.segments = roots.map { .init(rootOffset: $0, entryCount: 2) }
        return SampleFile.file(frames, directory)
    }

    private func source(_ data: Data) -> OpenAICache.DataSource { .init(data, name: "the/file") }

    private func layer(_ data: Data) throws -> any OpenAICache.CacheLayer {
        try #require(OpenAICache.CacheOpener.open(source(data)).layer)
    }

    private func body(of recording: OpenAICache.Recording, in layer: any OpenAICache.CacheLayer) throws -> Data {
        try layer.answer(at: #require(try layer.locators(for: recording.key).first)).body
    }

    // MARK: Whose answer it is

    @Test func anEntryThatNamesAnothersAnswerIsDamageAndItsOwnIsLookedFor() throws {
        let data = file([entry(Self.first, at: Self.block.places[1]), entry(Self.second, at: Self.block.places[0])])
        let indexed = try OpenAICache.CacheFile(source(data))
        for recording in [Self.first, Self.second] {
            let error = #expect(throws: OpenAICache.CacheError.self) { try body(of: recording, in: indexed) }
            #expect(error?.code == .damaged && error?.offset == Self.start)
            #expect(try body(of: recording, in: layer(data)) == recording.answer.body)
        }
    }

    @Test func anAnswerThatIsNowhereIsAnErrorAndNotAnothers() throws {
        let stranger = SampleRecording.number(3)
        let layer = try layer(file([entry(stranger, at: Self.block.places[0])]))
        #expect(throws: OpenAICache.CacheError.self) { try body(of: stranger, in: layer) }
    }

    @Test func anotherTimeOrSeedOrBaseIsAnotherAnswer() throws {
        var seeded = entry(Self.first, at: Self.block.places[0])
        seeded.seed = 7
        var elsewhere = entry(Self.first, at: Self.block.places[0])
        elsewhere.base = 1
        for wrong in [entry(Self.first, at: Self.block.places[0], recordedAt: 5), seeded, elsewhere] {
            let layer = try layer(file([wrong]))
            #expect(throws: OpenAICache.CacheError.self) { try body(of: Self.first, in: layer) }
        }
    }

    @Test func entriesOfOnePlaceAreOneAnswer() throws {
        let layer = try layer(file([entry(Self.first, at: Self.block.places[0])]))
        let found = try layer.locators(for: Self.first.key)
        #expect(OpenAICache.AnswerOrder.counting(found + found, \.self).count == 1)
    }

    // MARK: How much it takes

    @Test func indexesThatOverlapAreNotUsed() throws {
        let root = Self.start + UInt64(Self.block.frame.count)
        let index = OpenAICache.IndexRoot.encode([entry(Self.first, at: Self.block.places[0])], at: root) {
            Frame.encode($0, stored: $1)
        }
        let nothing: [OpenAICache.IndexEntry] = []
        let second = OpenAICache.IndexRoot.encode(nothing, at: 0) { _, _ in index.frames[1] }.frames[0]
        let frames = index.frames.reduce(Self.block.frame, +) + second
        let both = [index.rootOffset, index.rootOffset + UInt64(index.frames[1].count)]
        for roots in [[both[0], both[0]], both.reversed(), Array(repeating: both[0], count: 64)] {
            let opened = OpenAICache.CacheOpener.open(source(file(frames, roots: roots)))
            #expect(opened.problems.first?.code == .damaged)
            #expect(try body(of: Self.second, in: #require(opened.layer)) == Self.second.answer.body)
        }
        // Two roots that name one page.
        let shared = try OpenAICache.CacheFile(source(file(frames, roots: both)))
        #expect(throws: OpenAICache.CacheError.self) { try shared.locators(for: Self.first.key) }
        #expect(throws: OpenAICache.CacheError.self) { try shared.forEachLocator { _, _ in } }
    }

    @Test func pagesThatInflateToMoreAnswersThanTheFileHoldsAreNotUsed() throws {
        let entries = Array(repeating: entry(Self.first, at: Self.block.places[0]), count: 20_000)
        let data = file(entries, compressed: true)
        #expect(data.count < 8 * entries.count)
        let indexed = try OpenAICache.CacheFile(source(data))
        #expect(throws: OpenAICache.CacheError.self) { try indexed.locators(for: Self.first.key) }
        #expect(throws: OpenAICache.CacheError.self) { try indexed.forEachLocator { _, _ in } }
        #expect(try layer(data).locators(for: Self.first.key).count == 1)
    }

    @Test func aRootThatInflatesToMoreThanTheFileIsNotInflated() throws {
        let root = SampleFile.compressed(.indexRoot, Data(count: 1 << 20))
        let data = file(Self.block.frame + root, roots: [Self.start + UInt64(Self.block.frame.count)])
        let indexed = try OpenAICache.CacheFile(source(data))
        let error = #expect(throws: OpenAICache.CacheError.self) { try indexed.locators(for: Self.first.key) }
        #expect(error?.description.contains("an index of 1048576 bytes") == true)
        #expect(try body(of: Self.first, in: layer(data)) == Self.first.answer.body)
    }

    @Test func whatStandsBeyondTheStateThatCountsIsNotUsed() throws {
        let data = file([entry(Self.first, at: Self.block.places[0])])
        let directory = data.range(of: Data("OIAF".utf8), options: .backwards)?.lowerBound ?? 0
        let commit = OpenAICache.FileHeader.Commit(
            generation: 2, fileCount: UInt64(directory), directoryOffset: UInt64(directory))
        let header = OpenAICache.FileHeader.encode(commit, form: .packed)
        let early = header + data.dropFirst(header.count)
        #expect(throws: OpenAICache.CacheError.self) { try OpenAICache.CacheFile(source(early)) }
        #expect(try body(of: Self.first, in: layer(early)) == Self.first.answer.body)
    }

    @Test func aDirectoryOfMoreBasesThanAnIndexCanNameIsAnError() throws {
        var writer = OpenAICache.ByteWriter()
        for _ in 0...65_535 { writer.append(field: 2, Data()) }
        #expect(throws: (any Error).self) { try Directory(writer.data) }
        _ = try Directory(writer.data.dropLast(2))
    }
}
