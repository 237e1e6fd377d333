import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What goes wrong while recording: the answer still reaches the program, and nothing else is lost.
@Suite struct RecordingTroubleTests {
    @Test func aFolderThatIsMissingIsMade() async throws {
        try await Lesson.run { lesson in
            var settings = lesson.settings(.dev)
            settings.directory = lesson.folder.appendingPathComponent("not/there")
            let recorded = try await lesson.client(OpenAICache.Engine(settings)).ask("x")
            (settings.mode, settings.isOffline) = (.production, true)
            let replayed = try await lesson.client(OpenAICache.Engine(settings)).ask("x")
            #expect(replayed == recorded)
        }
    }

    @Test func aTornTailIsDroppedAndNothingElse() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.dev)
            let first = try await client.ask("a")
            let whole = try Data(contentsOf: lesson.journal).count
            _ = try await client.ask("b")
            let journal = try Data(contentsOf: lesson.journal)
            for cut in stride(from: whole, to: journal.count, by: 41) {
                try journal.prefix(cut).write(to: lesson.journal)
                #expect(try await lesson.client(.production, offline: true).ask("a") == first, "cut at \(cut)")
            }
            try journal.prefix(journal.count - 5).write(to: lesson.journal)
            try await lesson.merge()
            let replay = lesson.client(.production, offline: true)
            #expect(try await replay.ask("a") == first)
            await #expect(throws: OpenAI.MissError.self) { try await replay.ask("b") }
        }
    }

    @Test func aDamagedRecordCostsItselfAlone() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.dev)
            _ = try await client.ask("a")
            let start = try Data(contentsOf: lesson.journal).count
            let second = try await client.ask("b")
            var journal = try Data(contentsOf: lesson.journal)
            journal[start - 60] ^= 0xFF
            try journal.write(to: lesson.journal)
            let replay = lesson.client(.production, offline: true)
            #expect(try await replay.ask("b") == second)
            await #expect(throws: OpenAI.MissError.self) { try await replay.ask("a") }
        }
    }

    @Test func whatIsMergedOnceIsNotMergedAgain() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.dev)
            let first = try await client.ask("a")
            let second = try await client.ask("a", seed: 1)
            // Killed after the merge counted and before the journal was deleted: it is still there.
            let journal = try Data(contentsOf: lesson.journal)
            try await lesson.merge()
            try journal.write(to: lesson.journal)
            try await lesson.merge()
            let replay = lesson.client(.production, offline: true)
            var turns: [String] = []
            for _ in 1...3 { turns.append(try await replay.ask("a")) }
            #expect(turns == [first, second, first])
        }
    }

    @Test func aJournalThatAnotherProcessHoldsCostsNoAnswer() async throws {
        try await Lesson.run { lesson in
            let first = try await lesson.client(.dev).ask("a")
            let holder = try OpenAICache.FileSource(path: lesson.journal.path)
            flock(holder.descriptor, LOCK_EX)
            let client = lesson.client(.dev)
            #expect(try await client.ask("a") == first)
            let second = try await client.ask("b")
            #expect(!second.isEmpty)
            flock(holder.descriptor, LOCK_UN)
            #expect(try await lesson.client(.production, offline: true).ask("a") == first)
        }
    }

    @Test func aJournalThatIsHeldForSecondsIsWaitedFor() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.dev)
            _ = try await client.ask("a")
            let holder = try OpenAICache.FileSource(path: lesson.journal.path)
            flock(holder.descriptor, LOCK_EX)
            // The threads of tasks may all be taken by other tests.
            Thread.detachNewThread {
                Thread.sleep(forTimeInterval: 3)
                flock(holder.descriptor, LOCK_UN)
            }
            let answer = try await client.ask("b")
            #expect(try await lesson.client(.production, offline: true).ask("b") == answer)
        }
    }

    @Test func aCacheFileThatAnotherProcessHoldsCostsNothing() async throws {
        try await Lesson.run { lesson in
            let first = try await lesson.client(.dev).ask("a")
            try await lesson.merge()
            let second = try await lesson.client(.dev).ask("b")
            let holder = try OpenAICache.FileSource(path: lesson.cacheFile.path)
            flock(holder.descriptor, LOCK_EX)
            let client = lesson.client(.dev)
            #expect(try await client.ask("a") == first)
            #expect(try await client.ask("b") == second)
            let third = try await client.ask("c")
            flock(holder.descriptor, LOCK_UN)
            try await lesson.merge()
            #expect(!FileManager.default.fileExists(atPath: lesson.journal.path))
            let replay = lesson.client(.production, offline: true)
            for (question, answer) in [("a", first), ("b", second), ("c", third)] {
                #expect(try await replay.ask(question) == answer)
            }
            #expect(lesson.api.requestCount == 3)
        }
    }

    @Test func aForeignFileInTheCachesPlaceIsLeftAsItIs() async throws {
        try await Lesson.run { lesson in
            let foreign = Data("{\"this\": \"is mine\"}".utf8)
            try foreign.write(to: lesson.cacheFile)
            let answer = try await lesson.client(.dev).ask("a")
            #expect(try await lesson.client(.dev).ask("a") == answer)
            #expect(try Data(contentsOf: lesson.cacheFile) == foreign)
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func severalEnginesRecordInOneFolderAtOnce() async throws {
        try await Lesson.run { lesson in
            let engines = (0..<4).map { _ in lesson.engine(.dev) }
            let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
                for number in 0..<80 {
                    let client = lesson.client(engines[number % 4])
                    group.addTask { (number, try await client.ask("question \(number)")) }
                }
                return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
            }
            try await lesson.merge()
            let replay = lesson.client(.production, offline: true)
            for (number, answer) in answers {
                #expect(try await replay.ask("question \(number)") == answer)
            }
            #expect(lesson.api.requestCount == 80)
        }
    }

    @Test func aMergeWhileAnotherProcessRecordsLosesNothing() async throws {
        try await Lesson.run { lesson in
            let recording = lesson.client(.dev)
            var answers: [String] = []
            for number in 0..<10 {
                answers.append(try await recording.ask("question \(number)"))
                if number % 3 == 0 { try await lesson.merge() }
            }
            for client in [recording, lesson.client(.production, offline: true), lesson.client(.dev)] {
                for number in 0..<10 { #expect(try await client.ask("question \(number)") == answers[number]) }
            }
            #expect(lesson.api.requestCount == 10)
        }
    }
}
