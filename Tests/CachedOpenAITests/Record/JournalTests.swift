import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// The journal under everything that may end a process: what was appended is there, whatever stands before it.
@Suite struct JournalTests {
    private typealias Recording = OpenAICache.Recording

    /// A folder with the three files' places.
    private final class Place {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("journal-\(UUID().uuidString)")
        var journal: String { folder.appendingPathComponent("j").path }
        var cache: String { folder.appendingPathComponent("c").path }

        init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(at: folder) }

        func open() -> OpenAICache.Journal { .init(path: journal, reread: { nil }, report: { _ in }) }

        /// What another process that was killed left behind.
        func append(_ bytes: Data) throws {
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: journal))
            try file.seekToEnd()
            try file.write(contentsOf: bytes)
            try file.close()
        }

        func merge() throws -> OpenAICache.JournalMerge.Outcome? {
            try OpenAICache.JournalMerge.run(journalPath: journal, cachePath: cache)
        }

        /// The numbers of the recordings in the journal and in the cache file.
        func kept() throws -> (journal: [Int64], cache: [Int64]) {
            (
                try numbers(journal, OpenAICache.CacheOpener.openJournal),
                try numbers(cache, OpenAICache.CacheOpener.open)
            )
        }

        private func numbers(
            _ path: String, _ open: (any OpenAICache.ByteSource) -> OpenAICache.CacheOpener.Opened
        ) throws -> [Int64] {
            guard FileManager.default.fileExists(atPath: path) else { return [] }
            var found: [Int64] = []
            try open(OpenAICache.FileSource(path: path)).layer?.forEachLocator { found.append($1.recordedAt % 1_000) }
            return found.sorted()
        }
    }

    @Test func whatIsAppendedIsReadByOthersAtOnce() throws {
        let place = try Place()
        let (one, other) = (place.open(), place.open())
        for number in 0..<6 {
            try (number % 2 == 0 ? one : other).append(SampleRecording.number(number))
            #expect(try place.kept().journal == (0...Int64(number)).map { $0 })
        }
        let found = try one.layers.flatMap { try $0.locators(for: SampleRecording.key(of: 4)) }
        #expect(found.count == 1)
    }

    @Test func aRecordThatWasTornAnywhereCostsTheNextOneNothing() async throws {
        let torn = SampleFile.frame(of: SampleRecording.number(1))
        for cut in 0...torn.count {
            await Task.yield()
            let place = try Place()
            try place.open().append(SampleRecording.number(0))
            try place.append(torn.prefix(cut))
            try place.open().append(SampleRecording.number(2, answer: String(repeating: "long ", count: 100)))
            let kept = try place.kept().journal
            #expect(kept == (cut >= torn.count - 2 && kept.count == 3 ? [0, 1, 2] : [0, 2]), "torn at \(cut)")
        }
    }

    @Test func aRecordThatAnotherProcessLeftTornCostsTheNextOneNothing() throws {
        let torn = SampleFile.frame(of: SampleRecording.number(1))
        for cut in stride(from: 1, to: torn.count, by: 7) {
            let place = try Place()
            let open = place.open()
            try open.append(SampleRecording.number(0))
            try place.append(torn.prefix(cut))
            try open.append(SampleRecording.number(2, answer: String(repeating: "long ", count: 100)))
            #expect(try place.kept().journal == [0, 2], "torn at \(cut)")
        }
    }

    @Test func whatAnotherProcessAppendedWholeStays() throws {
        let place = try Place()
        let open = place.open()
        try open.append(SampleRecording.number(0))
        try place.append(SampleFile.frame(of: SampleRecording.number(1)))
        try place.append(Data("torn".utf8))
        try open.append(SampleRecording.number(2))
        #expect(try place.kept().journal == [0, 1, 2])
    }

    @Test func aJournalThatWasCutInItsHeaderIsBegunAgain() async throws {
        for count in 0..<36 {
            await Task.yield()
            let place = try Place()
            try SampleFile.journal([]).prefix(count).write(to: URL(fileURLWithPath: place.journal))
            _ = try? place.merge()
            try place.open().append(SampleRecording.number(1))
            #expect(try place.kept().journal == [1], "cut at \(count)")
        }
    }

    @Test func aForeignFileInItsPlaceIsLeftAlone() throws {
        let place = try Place()
        let mine = Data("mine".utf8)
        try mine.write(to: URL(fileURLWithPath: place.journal))
        let error = #expect(throws: OpenAICache.CacheError.self) { try place.open().append(SampleRecording.number(1)) }
        #expect(error?.code == .foreign)
        #expect(throws: OpenAICache.CacheError.self) { try place.merge() }
        #expect(try Data(contentsOf: URL(fileURLWithPath: place.journal)) == mine)
    }

    // MARK: Merging

    @Test func aMergeTakesEverythingOverAndTheNextRecordBeginsANewJournal() throws {
        let place = try Place()
        let open = place.open()
        for number in 0..<3 { try open.append(SampleRecording.number(number)) }
        #expect(try place.merge()?.entryCount == 3)
        #expect(try place.merge() == nil)
        try open.append(SampleRecording.number(3))
        let kept = try place.kept()
        #expect(kept.journal == [3] && kept.cache == [0, 1, 2])
        #expect(open.layers.count == 2)
    }

    @Test func oneThatWasGivenAnotherNameIsFollowedByANewOne() throws {
        let place = try Place()
        let open = place.open()
        try open.append(SampleRecording.number(0))
        try FileManager.default.moveItem(atPath: place.journal, toPath: place.journal + ".before-prune")
        try open.append(SampleRecording.number(1))
        #expect(try place.kept().journal == [1])
    }

    @Test func oneThatIsMovedWithItsFolderGoesOn() throws {
        let place = try Place()
        let open = place.open()
        try open.append(SampleRecording.number(0))
        let moved = place.folder.path + "-moved"
        try FileManager.default.moveItem(atPath: place.folder.path, toPath: moved)
        try open.append(SampleRecording.number(1))
        try FileManager.default.moveItem(atPath: moved, toPath: place.folder.path)
        #expect(try place.kept().journal == [0, 1])
    }

    @Test func killedBetweenMergeAndDeletionItLosesAndDoublesNothing() throws {
        let torn = SampleFile.frame(of: SampleRecording.number(9)).prefix(100)
        for tail in [Data(), torn, torn.prefix(20)] {
            let place = try Place()
            try place.open().append(SampleRecording.number(0))
            try place.append(tail)
            let journal = try Data(contentsOf: URL(fileURLWithPath: place.journal))
            #expect(try place.merge()?.entryCount == 1)
            try journal.write(to: URL(fileURLWithPath: place.journal))
            try place.open().append(SampleRecording.number(1))
            #expect(try place.merge()?.entryCount == 1)
            #expect(try place.kept().cache == [0, 1])
        }
    }

    @Test func aRecordThatMakesNoSenseCostsItselfAlone() throws {
        let place = try Place()
        let open = place.open()
        try open.append(SampleRecording.number(0))
        try place.append(OpenAICache.Frame.encode(.recording, stored: Data([1, 200])))
        try place.append(OpenAICache.Frame.encode(.answers, stored: Data("not a recording".utf8)))
        try open.append(SampleRecording.number(2))
        let outcome = try place.merge()
        #expect(outcome?.entryCount == 2)
        #expect(outcome?.damage.count == 1 && outcome?.damage.first?.offset != nil)
        #expect(try place.kept().cache == [0, 2])
    }

    @Test func aFlippedByteCostsOneRecord() async throws {
        let recordings = (0..<4).map { SampleRecording.number($0) }
        let whole = SampleFile.journal(recordings)
        for index in stride(from: 36, to: whole.count, by: 11) {
            await Task.yield()
            let place = try Place()
            var data = whole
            data[index] ^= 0x10
            try data.write(to: URL(fileURLWithPath: place.journal))
            try place.open().append(SampleRecording.number(4))
            _ = try place.merge()
            let kept = try place.kept().cache
            #expect(kept.count >= 4 && kept.contains(4), "byte \(index)")
        }
    }

    @Test func manyThreadsAndJournalsLoseNothing() async throws {
        let place = try Place()
        let journals = (0..<3).map { _ in place.open() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<90 { group.addTask { try journals[number % 3].append(SampleRecording.number(number)) } }
            try await group.waitForAll()
        }
        #expect(try place.kept().journal == (0..<90).map { $0 })
    }
}
