import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// An ID that comes from a recording is refused live: the error says why.
@Suite struct RecordedIDTests {
    private static let answer = #"{"id":"resp_recorded1","object":"response","status":"completed","output":[]}"#

    private static func ask(_ client: OpenAI, _ question: String, after id: String? = nil) async throws -> String {
        try await client.responses.create(model: "gpt-4o-mini", input: question, previousResponseID: id).id
    }

    @Test(arguments: [OpenAICache.Settings.Mode.dev, .production], [400, 404])
    func theErrorSaysWhereItComesFrom(mode: OpenAICache.Settings.Mode, status: Int) async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/responses", .json(Self.answer), .error(status, "not found"))
            _ = try await Self.ask(lesson.client(.dev), "first")
            let client = lesson.client(mode)
            let id = try await Self.ask(client, "first")
            let error = await #expect(throws: OpenAI.APIStatusError.self) {
                try await Self.ask(client, "and then?", after: id)
            }
            let text = try #require(error?.message)
            #expect(text.contains("resp_recorded1 comes from a recorded answer"))
            #expect(text.contains("overwriteCache: true"))
        }
    }

    @Test func anyOtherIDIsNotSpokenOf() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/responses", .json(Self.answer), .error(404, "not found"))
            _ = try await Self.ask(lesson.client(.dev), "first")
            let client = lesson.client(.production)
            _ = try await Self.ask(client, "first")
            let error = await #expect(throws: OpenAI.NotFoundError.self) {
                try await Self.ask(client, "and then?", after: "resp_mine")
            }
            #expect(error?.message.contains("comes from a recorded answer") == false)
        }
    }

    @Test(arguments: ["resp_1", "resp-x", "r_2"]) func aShortOneIsSeenWhereAnIDStands(id: String) async throws {
        try await Lesson.run { lesson in
            let answer = Self.answer.replacingOccurrences(of: "resp_recorded1", with: id)
            lesson.api.answer("POST", "/responses", .json(answer), .error(404, "not found"))
            lesson.api.answer("GET", "/responses/*", .error(404, "not found"))
            _ = try await Self.ask(lesson.client(.dev), "first")
            let client = lesson.client(.production)
            let recorded = try await Self.ask(client, "first")
            let error = await #expect(throws: OpenAI.NotFoundError.self) {
                try await Self.ask(client, "and then?", after: recorded)
            }
            #expect(error?.message.contains("\(id) comes from a recorded answer") == true)
            let other = await #expect(throws: OpenAI.NotFoundError.self) {
                try await client.responses.retrieve(recorded)
            }
            #expect(other?.message.contains("\(id) comes from a recorded answer") == true)
        }
    }

    @Test func anyShortTextIsNone() async throws {
        try await Lesson.run { lesson in
            let answer = Self.answer.replacingOccurrences(of: #""output""#, with: #""note":"to-do","output""#)
            lesson.api.answer("POST", "/responses", .json(answer), .error(404, "not found"))
            _ = try await Self.ask(lesson.client(.dev), "first")
            let client = lesson.client(.production)
            _ = try await Self.ask(client, "first")
            let error = await #expect(throws: OpenAI.NotFoundError.self) { try await Self.ask(client, "to-do") }
            #expect(error?.message.contains("comes from a recorded answer") == false)
        }
    }

    @Test func inAPathItIsSeen() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/responses", .json(Self.answer))
            lesson.api.answer("GET", "/responses/*", .error(404, "not found"))
            _ = try await Self.ask(lesson.client(.dev), "first")
            let client = lesson.client(.production)
            let id = try await Self.ask(client, "first")
            let error = await #expect(throws: OpenAI.NotFoundError.self) { try await client.responses.retrieve(id) }
            #expect(error?.message.contains("resp_recorded1 comes from a recorded answer") == true)
        }
    }
}
