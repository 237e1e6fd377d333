import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A miss says what is different, and never advises what can't help.
@Suite struct MissReasonTests {
    private func miss(
        _ client: OpenAI, _ question: String, seed: Int? = nil, options: OpenAI.RequestOptions = .init()
    ) async throws -> String {
        let error = await #expect(throws: (any Error).self) {
            try await client.ask(question, seed: seed, options: options)
        }
        let text = "\(try #require(error))"
        #expect(!text.contains("undo the change") && !text.contains("differs in:\n\n") && text.count < 2_000, "\(text)")
        return text
    }

    @Test func aSeedThatWasNotRecordedNamesThoseThatWere() async throws {
        try await Lesson.run { lesson in
            _ = try await lesson.client(.dev).ask("other")
            for seed in 1...3 { _ = try await lesson.client(.dev).ask("please", seed: seed) }
            let offline = try await miss(lesson.client(.production, offline: true), "please", seed: 4)
            let difference = "is recorded with the seeds 1, 2 and 3; it was asked with the seed 4"
            #expect(offline.contains(difference), "\(offline)")
            _ = try await lesson.client(.dev).ask("other", seed: 7)
            let without = try await miss(lesson.client(.production, key: nil), "other", seed: 4)
            #expect(without.contains("with the seed 7 and without a seed"), "\(without)")
        }
    }

    @Test func manySeedsAreCounted() async throws {
        try await Lesson.run { lesson in
            let recordings = (1...40).map { SampleRecording.number($0, question: 1, seed: $0) }
            try SampleFile.journal(recordings).write(to: lesson.journal)
            let client = lesson.client(lesson.engine(.production, offline: true), base: SampleRecording.base)
            let error = await #expect(throws: (any Error).self) {
                try await client.post("/questions", body: ["question": 1, "seed": 99], as: OpenAI.JSON.self)
            }
            let text = "\(try #require(error))"
            let difference = "the seeds 1, 2, 3, 4, 5, 6, 7, 8 and 32 more; it was asked with the seed 99"
            #expect(text.contains(difference), "\(text)")
        }
    }

    @Test func overwriteCacheThatWasLeftInTheCodeIsNamed() async throws {
        try await Lesson.run { lesson in
            _ = try await lesson.client(.dev).ask("please")
            let options = OpenAI.RequestOptions(overwriteCache: true)
            let known = try await miss(lesson.client(.production, offline: true), "please", options: options)
            #expect(known.contains("overwriteCache") && known.contains("is recorded there"), "\(known)")
            let unknown = try await miss(lesson.client(.production, key: nil), "other", options: options)
            #expect(unknown.contains("overwriteCache") && !unknown.contains("is recorded there"), "\(unknown)")
        }
    }

    @Test func otherBaseURLsAreNamed() async throws {
        try await Lesson.run { lesson in
            let bases = ["http://one.example/v1", "http://two.example/v1"]
            let recordings = bases.enumerated().map {
                SampleRecording.number($0.offset, question: 1, base: $0.element)
            }
            try SampleFile.journal(recordings).write(to: lesson.journal)
            let client = lesson.client(lesson.engine(.production, offline: true), base: "http://three.example/v1")
            let error = await #expect(throws: (any Error).self) {
                try await client.post("/questions", body: ["question": 1], as: OpenAI.JSON.self)
            }
            let text = "\(try #require(error))"
            for name in ["one", "two", "three"] { #expect(text.contains("http://\(name).example/v1"), "\(text)") }
        }
    }

    @Test func inDevModeTheOneOtherBaseURLIsNamed() async throws {
        try await Lesson.run { lesson in
            _ = try await lesson.client(.dev).ask("please")
            let client = lesson.client(lesson.engine(.dev), key: nil, base: "http://other.example/v1")
            let text = try await miss(client, "please")
            #expect(text.contains("http://other.example/v1") && text.contains(":\(lesson.api.port)/v1"), "\(text)")
            #expect(text.contains("What to do: unset CACHED_OPENAI_DEV_MODE"), "\(text)")
        }
    }

    @Test func devModeOfflineIsAdvisedToRecord() async throws {
        try await Lesson.run { lesson in
            _ = try await lesson.client(.dev).ask("one")
            let text = try await miss(lesson.client(.dev, offline: true), "two")
            #expect(text.contains("unset CACHED_OPENAI_OFFLINE") && text.contains("recorded"), "\(text)")
        }
    }

    @Test func aCallThatWasNeverRecordedNamesThoseThatWere() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/completions", .json(#"{"choices":[{"index":0,"text":"yes"}]}"#))
            for prompt in ["one", "two"] {
                _ = try await lesson.client(.dev).completions.create(model: "m", prompt: prompt)
            }
            let client = lesson.client(.production, offline: true)
            let error = await #expect(throws: (any Error).self) {
                try await client.moderations.create(input: "x")
            }
            let text = "\(try #require(error))"
            #expect(text.contains("POST /moderations"))
            #expect(
                text.contains("These were recorded: ") && text.contains("POST /completions (2 requests)"), "\(text)")
        }
    }
}
