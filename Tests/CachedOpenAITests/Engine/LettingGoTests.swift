import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What a call was made of is let go when it is over, however it ended.
@Suite struct LettingGoTests {
    /// Held by all that works for a call.
    private final class Sink: OpenAICache.AnswerSink {
        let over = OpenAICache.Waiting<Void>()
        let hasHead = OpenAICache.Waiting<Void>()

        func receive(head: OpenAICache.ResponseHead) { hasHead.give(.success(())) }
        func receive(piece: Data, at microseconds: UInt64) {}
        func end(_ outcome: Result<OpenAICache.Ending, any Error>) { over.give(.success(())) }
    }

    private struct Weak: Sendable {
        weak let sink: Sink?
    }

    private static func call(_ lesson: Lesson, _ path: String, isStream: Bool) throws -> OpenAICache.Call {
        var request = OpenAI.Request(
            method: "POST", path: .init(path), body: .json(["stream": .bool(isStream), "q": .string(path)]))
        request.isStream = isStream
        return try lesson.client(.production).call(for: request)
    }

    private static func answer(_ lesson: Lesson) {
        lesson.api.answer("POST", "/whole", .json(#"{"id":"x","object":"thing"}"#))
        lesson.api.answer("POST", "/events", .events([#"{"id":"x"}"#]))
        lesson.api.answer("POST", "/error", .error(400))
        lesson.api.answer("POST", "/broken", LoopbackAPI.Reply.events([#"{"id":"x"}"#]).cut(afterPieces: 1))
        lesson.api.answer("POST", "/never", .silence)
        lesson.api.answer("POST", "/begun", .events(["{}", "{}"], gapMilliseconds: 100_000))
        lesson.api.answer("POST", "/away", .json("{}", status: 307, headers: ["Location": "http://localhost:1/"]))
    }

    private static func run(_ call: OpenAICache.Call, _ engine: OpenAICache.Engine, cancels: String?) async throws
        -> Weak
    {
        let sink = Sink()
        let work = engine.start(call, sink: sink)
        if cancels == "begun" { try await sink.hasHead.value {} }
        if cancels != nil { work?.cancel() }
        try await sink.over.value {}
        return Weak(sink: sink)
    }

    @Test(
        .timeLimit(.minutes(20)),
        arguments: [OpenAICache.Settings.Mode.dev, .production],
        ["whole", "events", "error", "broken", "never", "begun", "away"])
    func nothingIsLeftOfACall(mode: OpenAICache.Settings.Mode, path: String) async throws {
        try await Lesson.run { lesson in
            Self.answer(lesson)
            let engine = lesson.engine(mode)
            let isStream = ["events", "broken", "begun"].contains(path)
            for _ in 0..<3 {
                let call = try Self.call(lesson, "/" + path, isStream: isStream)
                let cancels = ["never", "begun"].contains(path) ? path : nil
                let left = try await Self.run(call, engine, cancels: cancels)
                // Other threads may be about to let it go.
                try await eventually("the call's letting go") { left.sink == nil }
            }
        }
    }
}
