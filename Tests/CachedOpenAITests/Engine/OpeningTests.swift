import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Opening the cache takes as long as it takes, and nobody's actor waits for it.
@Suite(.enabled(if: OpenAICache.EmbeddedPayload.literal == nil)) struct OpeningTests {
    /// A lesson whose cache comes from a server that takes its time.
    private static func withSlowCache(
        _ body: (Lesson, OpenAICache.Settings, _ answer: @escaping @Sendable () -> Void) async throws -> Void
    ) async throws {
        try await Lesson.run { lesson in
            let waiting = OpenAICache.Waiting<Void>()
            lesson.api.answer("GET", "/slow.cache", needsKey: false) { _ in
                try await waiting.value {}
                return .error(404)
            }
            var settings = lesson.settings(.production)
            settings.cacheAddress = lesson.api.baseURL.absoluteString + "/slow.cache"
            try await body(lesson, settings) { waiting.give(.success(())) }
        }
    }

    @MainActor private static func count(while isGoing: () -> Bool) async -> Int {
        var count = 0
        while isGoing(), count < 20 {
            count += 1
            try? await Task.sleep(for: .milliseconds(1))
        }
        return count
    }

    @Test(.timeLimit(.minutes(20))) func theMainActorGoesOnWhileTheCacheComes() async throws {
        try await Self.withSlowCache { lesson, settings, answer in
            let client = lesson.client(OpenAICache.Engine(settings))
            let asking = Task { @MainActor in try await client.ask("opening") }
            let streaming = Task { @MainActor in
                for try await _ in client.chat.completions.stream(model: "opening", messages: [.user("x")]) {}
            }
            try await lesson.api.waitForRequests(1)
            #expect(await Self.count { true } == 20)
            answer()
            _ = try await asking.value
            try await streaming.value
            #expect(lesson.api.requestCount == 3)
        }
    }

    @Test(.timeLimit(.minutes(20))) func manyAskWhileTheCacheComes() async throws {
        try await Self.withSlowCache { lesson, settings, answer in
            let client = lesson.client(OpenAICache.Engine(settings))
            let threads = OpenAICache.Waiting<Void>()
            Thread.detachNewThread {
                _ = try? client.blocking.chat.completions.create(model: "opening", messages: [.user("thread")])
                threads.give(.success(()))
            }
            let asking = Task {
                await withTaskGroup(of: Bool.self) { group in
                    for number in 0..<400 { group.addTask { (try? await client.ask("opening \(number)")) != nil } }
                    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
            }
            try await lesson.api.waitForRequests(1)
            answer()
            #expect(await asking.value == 400)
            try await threads.value {}
            #expect(lesson.api.requestCount(path: "/slow.cache") == 1)
        }
    }

    @Test(.timeLimit(.minutes(20))) func whoIsCancelledMeanwhileSendsNothing() async throws {
        try await Self.withSlowCache { lesson, settings, answer in
            let engine = OpenAICache.Engine(settings)
            let client = lesson.client(engine)
            let asking = Task { try await client.ask("opening") }
            let streaming = Task {
                for try await _ in client.chat.completions.stream(model: "opening", messages: [.user("x")]) {}
            }
            try await lesson.api.waitForRequests(1)
            asking.cancel()
            streaming.cancel()
            await #expect(throws: CancellationError.self) { try await asking.value }
            await #expect(throws: CancellationError.self) { try await streaming.value }
            answer()
            _ = try await client.ask("afterwards")
            #expect(lesson.api.requestCount(path: "/chat/completions") == 1)
        }
    }
}
