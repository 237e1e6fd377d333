import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Programs that record in one folder at once keep each other's answers.
@Suite struct SeveralRecordersTests {
    @Test func anAnswerTakesThePlaceOfNoneThatCameWhileItWasUnderWay() async throws {
        try await Lesson.run { lesson in
            let waiting = OpenAICache.Locked<CheckedContinuation<Void, Never>?>(nil)
            let number = OpenAICache.Locked(0)
            lesson.api.answer("POST", "/chat/completions") { request in
                if request.json?["model"] as? String == "slow",
                    number.withLock({
                        $0 += 1
                        return $0
                    }) == 1
                {
                    await withCheckedContinuation { continuation in waiting.withLock { $0 = continuation } }
                    return Self.answer("first asked")
                }
                return Self.answer("first answered")
            }
            let early = lesson.client(.dev)
            _ = try await Self.ask(early, model: "other")
            async let first = Self.ask(early, model: "slow")
            try await lesson.api.waitForRequests(2)
            try await lesson.merge()
            let second = try await Self.ask(lesson.client(.dev), model: "slow")
            // The first finds its journal merged and opens the next, where the second's answer stands by now.
            _ = try await Self.ask(early, model: "another")
            waiting.withLock { $0 }?.resume()
            let both = [try await first, second]
            #expect(both == ["first asked", "first answered"])

            let replay = lesson.client(.production, offline: true)
            var replayed: Set<String> = []
            for _ in 0..<2 { replayed.insert(try await Self.ask(replay, model: "slow")) }
            #expect(replayed == Set(both))
        }
    }

    private static func ask(_ client: OpenAI, model: String) async throws -> String {
        let completion = try await client.chat.completions.create(model: .init(model), messages: [.user("q")])
        return completion.choices.first?.message.content ?? "-"
    }

    private static func answer(_ text: String) -> LoopbackAPI.Reply {
        .json(#"{"choices": [{"index": 0, "message": {"role": "assistant", "content": "\#(text)"}}]}"#)
    }
}
