import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// “Ask five times, take the majority” can be recorded as five answers.
@Suite struct RecordRepeatsTests {
    private static func numbered(_ lesson: Lesson) {
        let count = OpenAICache.Locked(0)
        lesson.api.answer("POST", "/chat/completions") { _ in
            let number = count.withLock { count in
                defer { count += 1 }
                return count
            }
            let message = #"{"role":"assistant","content":"\#(number)"}"#
            return .json(#"{"id":"c","choices":[{"index":0,"finish_reason":"stop","message":\#(message)}]}"#)
        }
    }

    private static func client(_ lesson: Lesson, recordsRepeats: Bool = true) -> OpenAI {
        var settings = lesson.settings(.dev)
        settings.recordsRepeats = recordsRepeats
        return lesson.client(OpenAICache.Engine(settings))
    }

    private static func votes(_ client: OpenAI, atOnce: Bool) async throws -> [String] {
        if !atOnce {
            var texts: [String] = []
            for _ in 0..<5 { texts.append(try await client.ask("Which is it? Vote.")) }
            return texts
        }
        return try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<5 { group.addTask { try await client.ask("Which is it? Vote.") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test(arguments: [false, true]) func fiveVotesAreFiveAnswers(atOnce: Bool) async throws {
        try await Lesson.run { lesson in
            Self.numbered(lesson)
            let recorded = try await Self.votes(Self.client(lesson), atOnce: atOnce)
            #expect(Set(recorded) == ["0", "1", "2", "3", "4"])
            #expect(lesson.api.requestCount == 5)
            // The next run finds five, and a student's, too.
            let again = try await Self.votes(Self.client(lesson), atOnce: atOnce)
            let student = try await Self.votes(lesson.client(.production, offline: true), atOnce: atOnce)
            #expect(Set(again) == Set(recorded) && Set(student) == Set(recorded))
            #expect(lesson.api.requestCount == 5)
            if !atOnce { #expect(again == recorded && student == recorded) }
        }
    }

    @Test func aSixthIsRecordedAndWithASeedNothingChanges() async throws {
        try await Lesson.run { lesson in
            Self.numbered(lesson)
            _ = try await Self.votes(Self.client(lesson), atOnce: false)
            let client = Self.client(lesson)
            _ = try await Self.votes(client, atOnce: false)
            let sixth = try await client.ask("Which is it? Vote.")
            #expect(sixth == "5")
            for _ in 0..<2 {
                let seeded = try await client.ask("Which is it? Vote.", seed: 7)
                #expect(seeded == "6")
            }
            #expect(lesson.api.requestCount == 7)
        }
    }

    @Test func byDefaultARepeatIsTheSameAnswer() async throws {
        try await Lesson.run { lesson in
            Self.numbered(lesson)
            let votes = try await Self.votes(Self.client(lesson, recordsRepeats: false), atOnce: true)
            #expect(Set(votes) == ["0"] && lesson.api.requestCount == 1)
        }
    }

    @Test func theVariableTurnsItOn() {
        #expect(OpenAICache.Settings(environment: ["CACHED_OPENAI_RECORD_REPEATS": "1"]).recordsRepeats)
        #expect(!OpenAICache.Settings(environment: ["CACHED_OPENAI_RECORD_REPEATS": ""]).recordsRepeats)
    }
}
