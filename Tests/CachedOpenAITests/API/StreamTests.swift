import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct StreamTests {
    private func stream(_ client: OpenAI, _ question: String = "Count.") -> OpenAI.Stream<OpenAI.ChatCompletionChunk> {
        client.chat.completions.stream(model: "gpt-4o-mini", messages: [.user(question)])
    }

    private func text(_ client: OpenAI, _ question: String = "Count.") async throws -> [String] {
        var pieces: [String] = []
        for try await chunk in stream(client, question) {
            if let piece = chunk.choices.first?.delta.content { pieces.append(piece) }
        }
        return pieces
    }

    @Test func chunksComeLiveAndAreReplayedAsTheyCame() async throws {
        try await Lesson.run { lesson in
            let live = try await text(lesson.client(.dev))
            #expect(live.count > 1)
            #expect(lesson.api.requests[0].json?["stream"] as? Bool == true)
            let offline = lesson.client(.production, offline: true, key: nil)
            #expect(try await text(offline) == live)
            let blocking = Collected()
            try offline.blocking.chat.completions.stream(model: "gpt-4o-mini", messages: [.user("Count.")]) { chunk in
                if let piece = chunk.choices.first?.delta.content { blocking.pieces.append(piece) }
            }
            #expect(blocking.pieces == live)
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func piecesReachTheCallerBeforeTheAnswerIsWhole() async throws {
        try await Lesson.run { lesson in
            // The second piece would come in an hour.
            let events = (1...2).map { #"{"choices":[{"index":0,"delta":{"content":"\#($0)"}}]}"# }
            lesson.api.answer("POST", "/chat/completions", .events(events, gapMilliseconds: 3_600_000))
            for mode in [OpenAICache.Settings.Mode.dev, .production] {
                var first: String?
                for try await chunk in stream(lesson.client(mode)) {
                    first = chunk.choices.first?.delta.content
                    break
                }
                #expect(first == "1")
            }
        }
    }

    @Test func aCutStreamIsAnErrorAndNotKept() async throws {
        try await Lesson.run { lesson in
            let events = (1...5).map { #"{"choices":[{"index":0,"delta":{"content":"\#($0)"}}]}"# }
            lesson.api.answer("POST", "/chat/completions", LoopbackAPI.Reply.events(events).cut(afterPieces: 3))
            let client = lesson.client(.dev)
            await #expect(throws: OpenAI.APIConnectionError.self) { try await text(client) }
            #expect(lesson.api.requestCount == 1)
            await #expect(throws: OpenAI.MissError.self) {
                try await text(lesson.client(.production, offline: true))
            }
        }
    }

    @Test func errorsInsideAndInsteadOfAStreamAreThrown() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/chat/completions", .events([#"{"error":{"message":"overloaded"}}"#]),
                .error(401, "bad key"), .error(429, headers: ["Retry-After": "0"]), .usual)
            let client = lesson.client(.production)
            let inside = await #expect(throws: OpenAI.APIError.self) { try await text(client) }
            #expect(inside?.message.contains("overloaded") == true)
            await #expect(throws: OpenAI.AuthenticationError.self) { try await text(client) }
            let pieces = try await text(client)
            #expect(pieces.count > 1)
            #expect(lesson.api.requestCount == 4)
        }
    }

    @Test func aStreamThatIsLeftEarlyIsStillKept() async throws {
        try await Lesson.run { lesson in
            let events = (1...5).map { #"{"choices":[{"index":0,"delta":{"content":"\#($0)"}}]}"# }
            lesson.api.answer("POST", "/chat/completions", .events(events, gapMilliseconds: 50))
            for try await _ in stream(lesson.client(.dev)) { break }
            var replayed: [String] = []
            for _ in 0..<1_000 where replayed.isEmpty {
                try await Task.sleep(for: .milliseconds(50))
                replayed = (try? await text(lesson.client(.production, offline: true))) ?? []
            }
            #expect(replayed == ["1", "2", "3", "4", "5"])
        }
    }

    @Test func cancellingEndsTheStreamAndItIsNotKept() async throws {
        try await Lesson.run { lesson in
            let events = (1...10_000).map { #"{"choices":[{"index":0,"delta":{"content":"\#($0)"}}]}"# }
            lesson.api.answer("POST", "/chat/completions", .events(events, gapMilliseconds: 50))
            let client = lesson.client(.dev)
            let reading = Task { try await text(client) }
            try await lesson.api.waitForRequests(1)
            try await Task.sleep(for: .milliseconds(200))
            reading.cancel()
            await #expect(throws: CancellationError.self) { try await reading.value }
            await #expect(throws: OpenAI.MissError.self) {
                try await text(lesson.client(.production, offline: true))
            }
        }
    }

    @Test func theWholeAnswerIsPutTogether() async throws {
        try await Lesson.run { lesson in
            let events = [
                #"{"id":"c","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"t1","type":"function","function":{"name":"f","arguments":"{\"a\""}}]}}]}"#,
                #"{"id":"c","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":":1}"}},{"index":1,"id":"t2","function":{"name":"g","arguments":""}}]}}]}"#,
                #"{"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"#,
                #"{"id":"c","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}"#,
            ]
            lesson.api.answer("POST", "/chat/completions", .events(events))
            let completion = try await stream(lesson.client(.production)).finalChatCompletion()
            let calls = try #require(completion.choices[0].message.toolCalls)
            #expect(calls.map(\.id) == ["t1", "t2"])
            #expect(calls[0].function?.arguments == #"{"a":1}"#)
            #expect(completion.choices[0].finishReason == "tool_calls")
            #expect(completion.usage?.totalTokens == 3)
        }
    }

    @Test func delayedPiecesComeAtTheirTimes() async throws {
        try await Lesson.run { lesson in
            let events = (1...3).map { #"{"choices":[{"index":0,"delta":{"content":"\#($0)"}}]}"# }
            lesson.api.answer("POST", "/chat/completions", .events(events, gapMilliseconds: 100))
            _ = try await text(lesson.client(.dev))
            let replay = lesson.client(.production, offline: true)
            let start = ContinuousClock.now
            let delayed = replay.chat.completions.stream(
                model: "gpt-4o-mini", messages: [.user("Count.")], options: .init(delay: true))
            var count = 0
            for try await _ in delayed { count += 1 }
            // The server took at least this long; a busy machine only makes it longer.
            #expect(count == 3)
            #expect(ContinuousClock.now - start >= .milliseconds(200))
        }
    }

    private final class Collected {
        var pieces: [String] = []
    }
}
