import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct RecordAndReplayTests {
    @Test func whatWasRecordedIsReplayedOfflineWithoutAKey() async throws {
        try await Lesson.run { lesson in
            let live = try await lesson.client(.dev).ask("hello")
            let replayed = try await lesson.client(.production, offline: true, key: nil).ask("hello")
            #expect(replayed == live)
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func aSecondDevRunMergesTheJournalAndSendsNothing() async throws {
        try await Lesson.run { lesson in
            let first = try await lesson.client(.dev).ask("hello")
            #expect(FileManager.default.fileExists(atPath: lesson.journal.path))
            let second = try await lesson.client(.dev).ask("hello")
            #expect(second == first)
            #expect(lesson.api.requestCount == 1)
            #expect(!FileManager.default.fileExists(atPath: lesson.journal.path))
            #expect(try await lesson.client(.production, offline: true).ask("hello") == first)
        }
    }

    @Test func theManualsRepeatsComeInTurn() async throws {
        try await Lesson.run { lesson in
            let dev = lesson.client(.dev)
            let unseeded = try await dev.ask("a random number")
            let first = try await dev.ask("a random number", seed: 1)
            let second = try await dev.ask("a random number", seed: 2)
            #expect(Set([unseeded, first, second]).count == 3)
            #expect(try await dev.ask("a random number", seed: 2) == second)
            // In the process that recorded, the first repeat gets the first answer.
            #expect(try await dev.ask("a random number") == unseeded)

            let replay = lesson.client(.production, offline: true)
            var turns: [String] = []
            for _ in 1...4 { turns.append(try await replay.ask("a random number")) }
            #expect(turns == [unseeded, first, second, unseeded])
            #expect(try await replay.ask("a random number", seed: 1) == first)
            #expect(lesson.api.requestCount == 3)
        }
    }

    @Test func theCursorIsSharedByClientsAndExactUnderConcurrency() async throws {
        try await Lesson.run { lesson in
            let dev = lesson.client(.dev)
            var answers = [try await dev.ask("x")]
            for seed in 1...3 { answers.append(try await dev.ask("x", seed: seed)) }
            let engine = lesson.engine(.production, offline: true)
            let got = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<80 { group.addTask { try await lesson.client(engine).ask("x") } }
                return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(got == Dictionary(uniqueKeysWithValues: answers.map { ($0, 20) }))
        }
    }

    @Test func aSeedIsSentWhereTheEndpointHasOneAndStrippedElsewhere() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.dev)
            _ = try await client.ask("x", seed: 7)
            #expect(lesson.api.requests[0].json?["seed"] as? Int == 7)
            let body: OpenAI.JSON = ["model": "text-embedding-3-small", "input": "king", "seed": 7]
            _ = try await client.post("/embeddings", body: body, as: OpenAI.JSON.self)
            #expect(lesson.api.requests[1].json?["seed"] == nil)
            #expect(lesson.api.requests[1].json?["input"] as? String == "king")
        }
    }

    @Test func aCacheSeedTellsAnswersApartAndIsNeverSent() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.dev)
            let first = try await client.ask("x", options: .init(cacheSeed: 1))
            let second = try await client.ask("x", options: .init(cacheSeed: 2))
            #expect(first != second)
            #expect(lesson.api.requests.allSatisfy { $0.json?["seed"] == nil })
            let replay = lesson.client(.production, offline: true)
            #expect(try await replay.ask("x", seed: 2) == second)
            #expect(try await replay.ask("x", options: .init(cacheSeed: 1)) == first)
        }
    }

    @Test func productionAnswersAMissFromTheAPIAndWritesNothing() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.production)
            let first = try await client.ask("x")
            #expect(try await client.ask("x") != first)
            #expect(lesson.api.requestCount == 2)
            #expect(try FileManager.default.contentsOfDirectory(atPath: lesson.folder.path).isEmpty)
        }
    }

    @Test func anErrorIsNotKept() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", .error(400), .usual)
            let client = lesson.client(.dev)
            await #expect(throws: OpenAI.BadRequestError.self) { try await client.ask("x") }
            let answer = try await client.ask("x")
            #expect(try await lesson.client(.production, offline: true).ask("x") == answer)
        }
    }

    @Test func anObjectInTheMakingIsNotKept() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "GET", "/batches/b", .json(#"{"id":"b","status":"in_progress"}"#),
                .json(#"{"id":"b","status":"completed"}"#))
            let client = lesson.client(.dev)
            let states = [
                try await client.get("/batches/b", as: OpenAI.JSON.self)["status"]?.stringValue,
                try await client.get("/batches/b", as: OpenAI.JSON.self)["status"]?.stringValue,
                try await client.get("/batches/b", as: OpenAI.JSON.self)["status"]?.stringValue,
            ]
            #expect(states == ["in_progress", "completed", "completed"])
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func identicalRequestsAtOnceMakeOneCall() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", LoopbackAPI.Reply.usual.delayed(milliseconds: 200))
            let client = lesson.client(.dev)
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<20 { group.addTask { try await client.ask("x") } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(answers.count == 1)
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func oneWhoGivesUpDoesNotSpoilTheCallForTheOthers() async throws {
        try await Lesson.run { lesson in
            let (gate, opener) = AsyncStream.makeStream(of: Void.self)
            lesson.api.answer("POST", "/chat/completions") { _ in
                for await _ in gate {}
                return .usual
            }
            let client = lesson.client(.dev)
            let leaving = Task { try await client.ask("x") }
            try await lesson.api.waitForRequests(1)
            let staying = Task { try await client.ask("x") }
            try await Task.sleep(for: .milliseconds(50))
            leaving.cancel()
            await #expect(throws: CancellationError.self) { try await leaving.value }
            opener.finish()
            let answer = try await staying.value
            #expect(!answer.isEmpty)
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func overwritingReplacesWhatWasRecorded() async throws {
        try await Lesson.run { lesson in
            let dev = lesson.client(.dev)
            let old = try await dev.ask("x")
            let new = try await dev.ask("x", options: .init(overwriteCache: true))
            #expect(new != old)
            for client in [dev, lesson.client(.production, offline: true), lesson.client(.dev)] {
                #expect(try await client.ask("x") == new)
                #expect(try await client.ask("x") == new)
            }
        }
    }

    @Test func anAnswerFromOneOtherBaseURLWillDoInProduction() async throws {
        try await Lesson.run { lesson in
            let recorded = try await lesson.client(.dev).ask("x")
            let elsewhere = lesson.client(
                lesson.engine(.production, offline: true), base: "https://api.openai.com/v1")
            #expect(try await elsewhere.ask("x") == recorded)
        }
    }

    @Test func devModeAsksEachBaseURLItself() async throws {
        try await Lesson.run { lesson in
            let engine = lesson.engine(.dev)
            let first = try await lesson.client(engine).ask("x")
            let other = "http://localhost:\(lesson.api.port)/v1"
            let second = try await lesson.client(engine, base: other).ask("x")
            #expect(first != second)
            let replay = lesson.engine(.production, offline: true)
            #expect(try await lesson.client(replay, base: other).ask("x") == second)
            #expect(try await lesson.client(replay).ask("x") == first)
            // Recorded from two others: neither is given.
            let third = lesson.client(replay, base: "http://127.0.0.1:1/v1")
            await #expect(throws: OpenAI.MissError.self) { try await third.ask("x") }
        }
    }

    @Test func fieldsThatAProgramIgnoresDoNotCount() async throws {
        try await Lesson.run { lesson in
            let engine = OpenAICache.Engine(lesson.settings(.dev, ignoring: ["user"]))
            let client = lesson.client(engine)
            let first = try await client.ask("x", options: .init(body: ["user": "ann"]))
            #expect(try await client.ask("x", options: .init(body: ["user": "bob"])) == first)
            #expect(lesson.api.requests[0].json?["user"] as? String == "ann")
        }
    }

    @Test func theUsedKeysAreThoseAskedForSinceTheFileWasDeleted() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.dev)
            _ = try await client.ask("a")
            _ = try await client.ask("b")
            _ = try await client.ask("a")
            #expect(try usedKeys(lesson).count == 2)
            try FileManager.default.removeItem(at: lesson.usedKeys)
            _ = try await client.ask("a")
            #expect(try usedKeys(lesson).count == 1)
            _ = try await lesson.client(.dev).ask("a")
            #expect(try usedKeys(lesson).count == 1)
        }
    }

    @Test func theUsedKeysNameTheSeeds() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.dev)
            for seed in [4, nil, 4, 5] { _ = try await client.ask("a", seed: seed) }
            _ = try await client.ask("b", options: .init(cacheSeed: 6))
            let text = try String(contentsOf: lesson.usedKeys, encoding: .utf8)
            let lines = text.split(separator: "\n").map { $0.dropFirst(64) }
            let (seeded, label) = ([4, 5, 6].map { " seed=\($0) POST /chat/completions" }, " POST /chat/completions")
            #expect(lines.map { String($0) } == [seeded[0], label, seeded[1], seeded[2]])
            #expect(try Set(usedKeys(lesson)).count == 2)
        }
    }

    private func usedKeys(_ lesson: Lesson) throws -> [OpenAICache.RequestKey] {
        OpenAICache.UsedKeys.keys(in: try Data(contentsOf: lesson.usedKeys))
    }

    @Test func nothingSecretIsKept() async throws {
        try await Lesson.run { lesson in
            let canary = "sk-canary-4711"
            lesson.api.answer("POST", "/chat/completions", LoopbackAPI.Reply.usual.adding(header: "Set-Cookie", canary))
            var base = lesson.api.baseURL.absoluteString
            base = base.replacingOccurrences(of: "http://", with: "http://user:\(canary)@")
            let client = lesson.client(lesson.engine(.dev), key: canary, base: base)
            _ = try await client.ask(
                "x", options: .init(headers: ["X-Secret": canary, "Cookie": canary], query: ["api-key": canary]))
            try await lesson.merge()
            _ = try await client.ask("y", options: .init(query: ["api_key": canary]))
            for name in try FileManager.default.contentsOfDirectory(atPath: lesson.folder.path) {
                let content = try Data(contentsOf: lesson.folder.appendingPathComponent(name))
                #expect(content.range(of: Data("canary".utf8)) == nil, "\(name)")
            }
        }
    }

    @Test func delayedRepliesTakeAsLongAsTheyFirstTook() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", LoopbackAPI.Reply.usual.delayed(milliseconds: 300))
            let answer = try await lesson.client(.dev).ask("x")
            let replay = lesson.client(.production, offline: true)
            let start = ContinuousClock.now
            #expect(try await replay.ask("x", options: .init(delay: true)) == answer)
            #expect(ContinuousClock.now - start >= .milliseconds(290))
            let waiting = Task { try await replay.ask("x", options: .init(delay: true)) }
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
        }
    }
}
