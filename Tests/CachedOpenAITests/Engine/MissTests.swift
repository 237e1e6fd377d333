import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct MissTests {
    @Test func offlineOpensNoConnectionAndTellsTheClosestRequest() async throws {
        try await Lesson.run { lesson in
            _ = try await lesson.client(.dev).ask("What is the capital of France?")
            _ = try await lesson.client(.dev).ask("Count to five.")
            let offline = lesson.client(.production, offline: true)
            let miss = await #expect(throws: OpenAICache.MissError.self) {
                try await offline.ask("What is the capital of Spain?")
            }
            let text = try #require(miss?.description)
            #expect(miss?.obstacle == .offline)
            #expect(text.contains("POST /chat/completions"))
            #expect(text.contains("messages[0].content"))
            #expect(text.contains("France") && text.contains("Spain") && !text.contains("five"))
            #expect(text.contains("CACHED_OPENAI_OFFLINE"))
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func withoutAKeyAMissSaysHowToGetOne() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.production, key: nil)
            let miss = await #expect(throws: OpenAICache.MissError.self) { try await client.ask("x") }
            #expect(miss?.obstacle == .noKey)
            #expect(miss?.description.contains("OPENAI_API_KEY") == true)
            #expect(lesson.api.requestCount == 0)
        }
    }

    @Test func theClosestRequestNamesFieldsThatAreMissingOrNew() async throws {
        try await Lesson.run { lesson in
            _ = try await lesson.client(.dev).ask("x", options: .init(body: ["temperature": 0.5]))
            let offline = lesson.client(.production, offline: true)
            let miss = await #expect(throws: OpenAICache.MissError.self) {
                try await offline.ask("x", options: .init(body: ["top_p": 1]))
            }
            let text = try #require(miss?.closest)
            #expect(text.contains("temperature: recorded 0.5, asked nothing"))
            #expect(text.contains("top_p: recorded nothing, asked 1"))
        }
    }
}
