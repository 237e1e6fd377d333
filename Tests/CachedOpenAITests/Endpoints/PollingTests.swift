import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct PollingTests {
    private static func video(_ status: String) -> LoopbackAPI.Reply {
        .json(
            #"{"id":"video_1","object":"video","status":"\#(status)","progress":5}"#,
            headers: ["openai-poll-after-ms": "1"])
    }

    private func script(_ lesson: Lesson) {
        lesson.api.answer("POST", "/videos", Self.video("queued"))
        lesson.api.answer(
            "GET", "/videos/video_1", Self.video("queued"), Self.video("in_progress"), Self.video("completed"))
    }

    @Test func aVideoIsWaitedForLiveAndGivenAtOnceWhenReplayed() async throws {
        try await Lesson.run { lesson in
            script(lesson)
            let live = try await lesson.client(.dev).videos.createAndPoll(prompt: "a lighthouse", seconds: "4")
            #expect(live.status == "completed" && lesson.api.requestCount == 4)
            let polls = lesson.api.requests.dropFirst()
            #expect(polls.allSatisfy { $0.body.isEmpty && $0.header("X-Stainless-Poll-Helper") == "true" })
            let offline = lesson.client(.production, offline: true, key: nil)
            let replayed = try await offline.videos.createAndPoll(
                prompt: "a lighthouse", seconds: "4", pollIntervalMs: 3_600_000)
            #expect(replayed == live)
            let polled = try offline.blocking.videos.poll("video_1", pollIntervalMs: 3_600_000)
            #expect(polled == live)
        }
    }

    @Test func theBlockingClientWaitsToo() async throws {
        try await Lesson.run { lesson in
            script(lesson)
            let picture = OpenAI.FileInput(Data([1]), filename: "a.png")
            let video = try lesson.client(.dev).blocking.videos.createAndPoll(
                prompt: "a lighthouse", inputReference: picture, pollIntervalMs: 1)
            #expect(video.status == "completed" && lesson.api.requestCount == 4)
            #expect(try Form(lesson.api.requests[0]).files == ["input_reference a.png image/png"])
        }
    }

    @Test func whatTheCallSendsIsNotSentWithThePolls() async throws {
        try await Lesson.run { lesson in
            script(lesson)
            _ = try await lesson.client(.production).videos.createAndPoll(
                prompt: "x", inputReference: ["file_id": "f"], pollIntervalMs: 1,
                options: .init(headers: ["X-Own": "1"], query: ["q": "1"], body: ["more": true]))
            #expect(try Form(lesson.api.requests[0]).texts == ["prompt=x", "input_reference[file_id]=f", "more=true"])
            let polls = lesson.api.requests.dropFirst()
            #expect(polls.allSatisfy { $0.body.isEmpty && $0.queryValue("q") == nil && $0.header("X-Own") == "1" })
        }
    }

    @Test func waitingCanBeCancelled() async throws {
        try await Lesson.run { lesson in
            let asked = AsyncStream<Void>.makeStream()
            lesson.api.answer("GET", "/videos/video_1") { _ in
                asked.continuation.yield()
                return .json(#"{"id":"video_1","status":"queued"}"#)
            }
            let client = lesson.client(.production)
            let wait = Task { try await client.videos.poll("video_1", pollIntervalMs: 3_600_000) }
            for await _ in asked.stream { break }
            wait.cancel()
            await #expect(throws: CancellationError.self) { try await wait.value }
        }
    }

    /// Puts an answer into the journal as version 0.1.0 did, which kept any.
    private func plant(_ body: String, at path: String, in lesson: Lesson) throws {
        let base = lesson.api.baseURL.absoluteString
        let identity = OpenAICache.RequestIdentity(
            method: "GET", address: .init(base: base, path: path, query: ""), body: .none)
        let recorder = OpenAICache.Recorder(directory: lesson.folder, open: { nil }, report: { Issue.record($0) })
        let answer = OpenAICache.RecordedAnswer(
            status: 200, headers: ["content-type": "application/json"], body: Data(body.utf8), pieces: [],
            pictures: [], runMicroseconds: 1, recordedAt: 1)
        let request = OpenAICache.RecordedRequest(method: "GET", path: path, query: "", contentType: nil, body: Data())
        try recorder.keep(.init(key: identity.key, request: request, seed: nil, base: base, answer: answer))
    }

    @Test func anOldRecordingThatNeverGetsFurtherIsAnError() async throws {
        try await Lesson.run { lesson in
            try plant(#"{"id":"video_1","object":"video","status":"queued"}"#, at: "/videos/video_1", in: lesson)
            try await lesson.merge()
            let offline = lesson.client(.production, offline: true, key: nil)
            let error = await #expect(throws: OpenAI.OpenAIError.self) {
                try await offline.videos.poll("video_1", pollIntervalMs: 3_600_000)
            }
            #expect(error?.message.contains("still queued") == true, "\(String(describing: error))")
        }
    }

    @Test func aFileIsWaitedForSoLongAndNoLonger() async throws {
        try await Lesson.run { lesson in
            let uploaded = LoopbackAPI.Reply.json(#"{"id":"f","object":"file","status":"uploaded"}"#)
            let processed = LoopbackAPI.Reply.json(#"{"id":"f","object":"file","status":"processed"}"#)
            lesson.api.answer("GET", "/files/f", uploaded, uploaded, processed)
            let file = try await lesson.client(.dev).files.waitForProcessing("f", pollInterval: 0.001)
            #expect(file.status == "processed" && lesson.api.requestCount == 3)
            lesson.api.answer("GET", "/files/g", .json(#"{"id":"g","object":"file","status":"uploaded"}"#))
            let client = lesson.client(.production)
            let error = #expect(throws: OpenAI.OpenAIError.self) {
                try client.blocking.files.waitForProcessing("g", pollInterval: 2, maxWaitSeconds: 1)
            }
            #expect(error?.message.contains("/files/g is still uploaded") == true)
        }
    }
}
