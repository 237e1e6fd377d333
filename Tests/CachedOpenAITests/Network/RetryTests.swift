import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite struct RetryTests {
    private static let policy = OpenAICache.RetryPolicy(maxRetries: 2)

    private static func seconds(_ headers: [String: String]) -> Double {
        policy.seconds(afterRetries: 0, head: .init(status: 429, headers: headers))
    }

    private static func isRetried(_ headers: [String: String]) -> Bool {
        policy.isRetryable(.init(status: 429, headers: headers))
    }

    @Test func whatAServerAsksForIsWaitedUpToTwoMinutes() {
        #expect(Self.seconds(["retry-after": "7"]) == 7)
        #expect(Self.seconds(["retry-after": " 119.5 "]) == 119.5)
        #expect(Self.seconds(["retry-after": "120"]) == 120)
        #expect(Self.seconds(["retry-after-ms": "1500", "retry-after": "9"]) == 1.5)
        for text in ["Fri, 27 Nov 2026 10:00:30 GMT", "Friday, 27-Nov-26 10:00:30 GMT", "Fri Nov 27 10:00:30 2026"] {
            #expect(Self.seconds(["retry-after": text, "date": "Fri, 27 Nov 2026 10:00:00 GMT"]) == 30)
        }
        for text in ["nonsense", "0x10", "-1", "nan", "inf", ""] {
            #expect((0...OpenAICache.RetryPolicy.longestSeconds).contains(Self.seconds(["retry-after": text])))
            #expect(Self.isRetried(["retry-after": text]))
        }
    }

    @Test func aLongerWaitIsNotWaitedFor() async throws {
        #expect(!Self.isRetried(["retry-after": "121"]))
        #expect(!Self.isRetried(["retry-after-ms": "120001"]))
        #expect(!Self.isRetried(["retry-after": "1e300"]))
        #expect(!Self.isRetried(["retry-after": "Fri, 27 Nov 2099 10:00:30 GMT"]))
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", .error(429, headers: ["Retry-After": "300"]))
            let error = await #expect(throws: OpenAI.RateLimitError.self) { try await lesson.client(.dev).ask("x") }
            #expect(error?.message.contains("300 seconds") == true)
            #expect(lesson.api.requestCount == 1)
            lesson.api.answer("POST", "/chat/completions", .error(400, headers: ["Retry-After": "300"]))
            let other = await #expect(throws: OpenAI.BadRequestError.self) { try await lesson.client(.dev).ask("x") }
            #expect(other?.message.contains("300") == false)
        }
    }

    @Test func whoAsksToBeAskedAtOnceAgainAndAgainIsLeftAlone() {
        func seconds(_ done: Int) -> Double {
            OpenAICache.RetryPolicy(maxRetries: 20).seconds(
                afterRetries: done, head: .init(status: 429, headers: ["retry-after": "0"]))
        }
        #expect((0..<3).map(seconds) == [0, 0, 0])
        #expect((3..<20).map(seconds).allSatisfy { (3...8).contains($0) })
    }

    @Test(arguments: [
        ("insufficient_quota", "insufficient_quota"), ("insufficient_quota", "project_spend_limit_exceeded"),
        ("requests", "billing_hard_limit_reached"),
    ])
    func whereNoCreditIsLeftNothingIsAskedAgain(type: String, code: String) async throws {
        try await Lesson.run { lesson in
            let reply = LoopbackAPI.Reply.error(429, type: type, code: code, headers: ["Retry-After": "60"])
            lesson.api.answer("POST", "/chat/completions", reply)
            for mode in [OpenAICache.Settings.Mode.dev, .production] {
                let client = lesson.client(lesson.engine(mode), maxRetries: 20)
                let error = await #expect(throws: OpenAI.RateLimitError.self) { try await client.ask("x") }
                #expect(error?.message.contains("Add credit") == true)
            }
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func whatTheServerItselfCallsWorthATryIsTriedAgain() {
        let body = [Data(#"{"error":{"message":"m","code":"insufficient_"#.utf8), Data(#"quota"}}"#.utf8)]
        #expect(!Self.policy.isRetryable(.init(status: 429, headers: [:]), saying: body))
        #expect(Self.policy.isRetryable(.init(status: 429, headers: ["x-should-retry": "true"]), saying: body))
        #expect(Self.policy.isRetryable(.init(status: 503, headers: [:]), saying: body))
        #expect(Self.policy.isRetryable(.init(status: 429, headers: [:]), saying: [Data("{".utf8)]))
    }

    @Test func aTaskThatIsCancelledAlreadySendsNothing() async throws {
        try await Lesson.run { lesson in
            for mode in [OpenAICache.Settings.Mode.dev, .production] {
                let client = lesson.client(mode)
                _ = try? await client.ask("opens the cache")
                let asking = Task {
                    withUnsafeCurrentTask { $0?.cancel() }
                    await #expect(throws: CancellationError.self) { try await client.ask("x") }
                    #expect(throws: CancellationError.self) {
                        try client.blocking.chat.completions.create(model: "m", messages: [.user("x")])
                    }
                    await #expect(throws: CancellationError.self) {
                        for try await _ in client.chat.completions.stream(model: "m", messages: [.user("x")]) {}
                    }
                }
                await asking.value
            }
            _ = try await lesson.client(.production).ask("a call that is sent")
            #expect(lesson.api.requestCount == 2)
        }
    }
}
