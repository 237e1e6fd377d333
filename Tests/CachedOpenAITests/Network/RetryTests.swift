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
