import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A cache file is made when there is something to put into it, and not before.
@Suite struct MergeTests {
    private final class Place: Sendable {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("merge-\(UUID().uuidString)")
        var journal: String { folder.appendingPathComponent("openai_cache_temp.bin").path }
        var cache: String { folder.appendingPathComponent("openai_cache.cache").path }
        var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? [] }

        init(journal data: Data) throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try data.write(to: URL(fileURLWithPath: journal))
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func merge(waiting seconds: Double = 2) throws -> OpenAICache.JournalMerge.Outcome? {
            try OpenAICache.JournalMerge.run(journalPath: journal, cachePath: cache, waiting: seconds)
        }

        func merged() throws -> [Int64] {
            var found: [Int64] = []
            let layer = try OpenAICache.CacheOpener.open(OpenAICache.FileSource(path: cache)).layer
            try layer?.forEachLocator { found.append($1.recordedAt % 1_000) }
            return found.sorted()
        }
    }

    private static let journal = SampleFile.journal([SampleRecording.number(1), SampleRecording.number(2)])

    @Test func withoutTheJournalsLockNoCacheFileStays() throws {
        for leftBefore in [false, true] {
            let place = try Place(journal: Self.journal)
            if leftBefore { try Data().write(to: URL(fileURLWithPath: place.cache)) }
            let holder = try OpenAICache.FileSource(path: place.journal)
            flock(holder.descriptor, LOCK_EX)
            let error = #expect(throws: OpenAICache.CacheError.self) { try place.merge(waiting: 0) }
            #expect(error?.code == .locked && place.files == ["openai_cache_temp.bin"])
            flock(holder.descriptor, LOCK_UN)
            #expect(try place.merge()?.entryCount == 2)
            #expect(try place.merged() == [1, 2])
        }
    }

    @Test func aJournalWithNothingToMergeMakesNoCacheFile() throws {
        var damaged = SampleFile.journal([SampleRecording.number(1)])
        damaged[damaged.count - 60] ^= 0xFF
        let empty = SampleFile.journal([])
        for (data, problems) in [
            (Data(), 0), (empty.prefix(20), 0), (empty, 0), (Self.journal.prefix(60), 1), (damaged, 1),
        ] {
            let place = try Place(journal: data)
            #expect(try place.merge()?.damage.count ?? 0 == problems)
            #expect(!place.files.contains("openai_cache.cache"), "a journal of \(data.count) bytes")
        }
    }

    @Test func aJournalThatIsNoneMakesNoCacheFile() throws {
        let place = try Place(journal: Data("mine, and mine alone, as long as it may be".utf8))
        #expect(throws: OpenAICache.CacheError.self) { try place.merge() }
        #expect(place.files == ["openai_cache_temp.bin"])
    }

    @Test func aCacheFileThatIsDeletedWhileAMergeWaitsForItIsMadeAnew() throws {
        let place = try Place(journal: Self.journal)
        let old = try OpenAICache.FileSource(path: place.cache, for: .update)
        flock(old.descriptor, LOCK_EX)
        let outcome = OpenAICache.Locked<OpenAICache.JournalMerge.Outcome?>(nil)
        let isOver = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            let merged = try? place.merge()
            outcome.withLock { $0 = merged }
            isOver.signal()
        }
        waitUntilOpenedTwice(place.cache)
        unlink(place.cache)
        flock(old.descriptor, LOCK_UN)
        isOver.wait()
        #expect(outcome.withLock { $0?.entryCount } == 2)
        #expect(try place.merged() == [1, 2])
        #expect(place.files == ["openai_cache.cache"])
    }

    /// Where the system doesn't tell, the test is a weaker one.
    private func waitUntilOpenedTwice(_ path: String) {
        let folder = "/proc/self/fd"
        let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        for _ in 0..<1_500 {
            guard let open = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
            let links = open.compactMap {
                try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + $0)
            }
            if links.filter({ $0 == path }).count == 2 { return }
            usleep(1_000)
        }
    }

    @Test func anEmptyCacheFileIsTakenForNone() async throws {
        try await Lesson.run { lesson in
            try Data().write(to: lesson.cacheFile)
            for mode in [OpenAICache.Settings.Mode.production, .dev] {
                let error = await #expect(throws: OpenAI.MissError.self) {
                    try await lesson.client(mode, offline: true).ask("x")
                }
                #expect(error?.description.contains("cut short") == false, "\(String(describing: error))")
            }
            let answer = try await lesson.client(.dev).ask("x")
            try await lesson.merge()
            #expect(try await lesson.client(.production, offline: true).ask("x") == answer)
        }
    }
}
