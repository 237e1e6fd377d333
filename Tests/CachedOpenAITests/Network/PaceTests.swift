import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// All clients of a process keep one pace, and all obey a rate limit that one was told of.
@Suite struct PaceTests {
    private static let answer =
        #"{"id":"c","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"a"}}]}"#

    @Test(arguments: [OpenAICache.Settings.Mode.dev, .production])
    func clientsShareIt(mode: OpenAICache.Settings.Mode) async throws {
        try await Lesson.run { lesson in
            let counts = OpenAICache.Locked((now: 0, most: 0))
            lesson.api.answer("POST", "/chat/completions") { _ in
                counts.withLock { counts in
                    counts.now += 1
                    counts.most = max(counts.most, counts.now)
                }
                try await Task.sleep(nanoseconds: 20_000_000)
                counts.withLock { $0.now -= 1 }
                return .json(Self.answer)
            }
            var settings = lesson.settings(mode)
            settings.mostCallsAtOnce = 3
            let clients = [lesson.client(.init(settings)), lesson.client(.init(settings))]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 { group.addTask { _ = try await clients[number % 2].ask("pace \(number)") } }
                try await group.waitForAll()
            }
            #expect(counts.withLock { $0.most } <= 3)
            #expect(lesson.api.requestCount == 20)
        }
    }

    @Test func theUsualPaceIsSlowerInDevMode() {
        var settings = OpenAICache.Settings(environment: [:])
        #expect(settings.pace == 64)
        settings.mode = .dev
        #expect(settings.pace == 16)
        settings.mostCallsAtOnce = 0
        #expect(settings.pace == 1)
    }

    @Test func aRateLimitHoldsForAll() async throws {
        try await Lesson.run { lesson in
            let arrivals = OpenAICache.Locked<[UInt64]>([])
            let told = OpenAICache.Locked<UInt64?>(nil)
            lesson.api.answer("POST", "/chat/completions") { _ in
                arrivals.withLock { $0.append(OpenAICache.Clock.microseconds) }
                let isFirst = told.withLock { told in
                    defer { told = told ?? OpenAICache.Clock.microseconds }
                    return told == nil
                }
                return isFirst ? .error(429, headers: ["retry-after-ms": "700"]) : .json(Self.answer)
            }
            let waits = OpenAICache.Locked(0)
            let report = OpenAICache.RunReport { _ in waits.withLock { $0 += 1 } }
            let first = lesson.client(.init(lesson.settings(.dev), report: report))
            let other = lesson.client(.production)
            async let limited = first.ask("limited")
            try await eventually("the rate limit") { waits.withLock { $0 } > 0 }
            try await Task.sleep(nanoseconds: 20_000_000)
            _ = try await other.ask("another client's")
            _ = try await limited
            let start = try #require(told.withLock { $0 })
            #expect(arrivals.withLock { $0.dropFirst().allSatisfy { $0 >= start + 650_000 } })
            #expect(lesson.api.requestCount == 3)
        }
    }
}
