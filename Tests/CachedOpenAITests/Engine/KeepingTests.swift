import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Which answers are kept, and which are asked for again.
@Suite struct KeepingTests {
    private static let failing = OpenAI.RequestOptions(keepsFailure: true, maxRetries: 0)

    private func message(_ client: OpenAI, _ options: OpenAI.RequestOptions) async -> String {
        do { return try await client.ask("x", options: options) } catch { return "\(error)" }
    }

    @Test(arguments: [
        LoopbackAPI.Reply.error(429, "Slow down.", headers: ["Retry-After": "0"]),
        .error(400, "No such model.", type: "invalid_request_error", code: "model_not_found"),
        .json(#"{"error": {"message": "Provider returned error", "code": 502}}"#),
    ])
    func aFailureIsKeptOnRequestAndReplayedAsTheSameError(reply: LoopbackAPI.Reply) async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", reply, .usual)
            let live = await message(lesson.client(.dev), Self.failing)
            #expect(live.contains(reply.status == 200 ? "Provider" : "\(reply.status)"))
            let offline = lesson.client(.production, offline: true, key: nil)
            #expect(await message(offline, .init(keepsFailure: true)) == live)
            #expect(await message(lesson.client(.dev), Self.failing) == live)
            #expect(lesson.api.requestCount == 1)
            // Who doesn't ask for it gets none of it.
            await #expect(throws: (any Error).self) { try await offline.ask("x") }
            let answer = try await lesson.client(.dev).ask("x")
            #expect(try await lesson.client(.production, offline: true).ask("x") == answer)
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func aFailureThatNobodyAskedToKeepIsNotKept() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", .error(400), .usual)
            _ = await message(lesson.client(.dev), .init(maxRetries: 0))
            _ = try await lesson.client(.dev).ask("x", options: Self.failing)
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func aKeyThatAKeptFailureRepeatsIsMasked() async throws {
        try await Lesson.run { lesson in
            let key = "sk-test-1234567890abcdefghij"
            lesson.api.answer("POST", "/chat/completions", .error(401, "Incorrect API key provided: \(key)."))
            let client = lesson.client(lesson.engine(.dev), key: key)
            _ = await message(client, Self.failing)
            let journal = try Data(contentsOf: lesson.journal)
            #expect(journal.range(of: Data("Incorrect API key".utf8)) != nil)
            #expect(journal.range(of: Data(key.utf8)) == nil)
        }
    }

    @Test func anAnswerThatRepeatsTheKeyIsNotKept() async throws {
        try await Lesson.run { lesson in
            let key = "sk-test-1234567890abcdefghij"
            let body = #"{"choices":[{"message":{"content":"Your key is \#(key)."}}]}"#
            lesson.api.answer("POST", "/chat/completions", .json(body))
            _ = try await lesson.client(lesson.engine(.dev), key: key).ask("x")
            #expect(!FileManager.default.fileExists(atPath: lesson.journal.path))
        }
    }

    // MARK: Lists with an object in the making

    private static let making = LoopbackAPI.Reply.json(
        #"{"object":"list","data":[{"id":"b","object":"batch","status":"in_progress"}]}"#)
    private static let made = LoopbackAPI.Reply.json(
        #"{"object":"list","data":[{"id":"b","object":"batch","status":"completed"}]}"#)

    private func state(_ client: OpenAI) async throws -> String? {
        try await client.batches.list().data.first?.status
    }

    @Test func aListWithAnObjectInTheMakingIsAskedForAgainInDevMode() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "/batches", Self.making, Self.making, Self.made)
            #expect(try await state(lesson.client(.dev)) == "in_progress")
            #expect(try await state(lesson.client(.production, offline: true)) == "in_progress")
            let dev = lesson.client(.dev)
            var rounds = 1
            while try await state(dev) != "completed" { rounds += 1 }
            #expect(rounds == 2 && lesson.api.requestCount == 3)
            // The newest takes the place of the others, so a lesson that waits ends at once.
            let offline = lesson.client(.production, offline: true)
            for _ in 1...3 { #expect(try await state(offline) == "completed") }
            #expect(try await state(lesson.client(.dev)) == "completed")
            #expect(lesson.api.requestCount == 3)
        }
    }

    @Test func whereItCannotBeAskedAgainTheProvisionalListWillDo() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "/batches", Self.making)
            for key in ["sk-test", nil] {
                let state = try await state(lesson.client(.dev, key: key))
                #expect(state == "in_progress")
            }
            #expect(lesson.api.requestCount == 1)
        }
    }

    // MARK: What an earlier version kept

    /// Puts answers into the journal as version 0.1.0 did: without a mark.
    private func plant(_ bodies: [String], at path: String, in lesson: Lesson) throws {
        let base = lesson.api.baseURL.absoluteString
        let identity = OpenAICache.RequestIdentity(
            method: "GET", address: .init(base: base, path: path, query: ""), body: .none)
        let recorder = OpenAICache.Recorder(
            directory: lesson.folder, open: { nil }, report: { Issue.record($0) })
        for (number, body) in bodies.enumerated() {
            let data = Data(body.utf8)
            let answer = OpenAICache.RecordedAnswer(
                status: 200, headers: ["content-type": "application/json"], body: data,
                pieces: [.init(byteCount: data.count, microseconds: 1)], pictures: [], runMicroseconds: 1,
                recordedAt: Int64(number + 1))
            let request = OpenAICache.RecordedRequest(
                method: "GET", path: path, query: "", contentType: nil, body: Data())
            try recorder.keep(.init(key: identity.key, request: request, seed: nil, base: base, answer: answer))
        }
    }

    @Test func aLoopWhoseStepsAnEarlierVersionKeptEnds() async throws {
        let uploaded = #"{"id":"f","object":"file","status":"uploaded"}"#
        let processed = #"{"id":"f","object":"file","status":"processed"}"#
        try await Lesson.run { lesson in
            try plant([uploaded], at: "/files/f", in: lesson)
            lesson.api.answer("GET", "/files/*", .json(uploaded), .json(processed))
            let dev = lesson.client(.dev)
            var rounds = 1
            while try await dev.files.retrieve("f").json["status"] != "processed" { rounds += 1 }
            #expect(rounds == 2 && lesson.api.requestCount == 2)
            // What was not wanted any more has lost its place.
            let offline = lesson.client(.production, offline: true)
            for _ in 1...3 { #expect(try await offline.files.retrieve("f").json["status"] == "processed") }
        }
    }

    @Test func aFailureThatAnEarlierVersionKeptLosesItsPlace() async throws {
        try await Lesson.run { lesson in
            try plant([#"{"error":{"message":"no"}}"#, #"{"error":{"message":"no"}}"#], at: "/files/f", in: lesson)
            lesson.api.answer("GET", "/files/*", .json(#"{"id":"f","object":"file","status":"processed"}"#))
            #expect(try await lesson.client(.dev).files.retrieve("f").id == "f")
            let offline = lesson.client(.production, offline: true)
            for _ in 1...3 { #expect(try await offline.files.retrieve("f").id == "f") }
        }
    }

    @Test func aFailureIsKeptBesideTheAnswerThatItWasToReplace() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", .usual, .error(400))
            let answer = try await lesson.client(.dev).ask("x")
            let options = OpenAI.RequestOptions(overwriteCache: true, keepsFailure: true, maxRetries: 0)
            #expect(await message(lesson.client(.dev), options).contains("400"))
            #expect(try await lesson.client(.production, offline: true).ask("x") == answer)
        }
    }

    // MARK: Times

    @Test func recordingsOfOneInstantAreTwo() async throws {
        try await Lesson.run { lesson in
            let query = OpenAICache.CacheStack.Query(
                keys: .init(SampleRecording.key(of: 1)), base: SampleRecording.base, acceptsOtherBase: false)
            let recordings = (0..<3).map { _ in SampleRecording.number(1) }
            let layer = OpenAICache.ScannedFile(
                OpenAICache.DataSource(SampleFile.journal([recordings[0]]), name: "journal"), from: 36)
            let stack = OpenAICache.CacheStack(
                cursors: .init(), layers: { .init(recorded: [layer]) }, report: { _ in })
            let time = recordings[0].answer.recordedAt
            #expect(stack.unusedTime(near: time, for: query) == time + 1)
            #expect(stack.unusedTime(near: time + 7, for: query) == time + 7)
        }
    }
}
