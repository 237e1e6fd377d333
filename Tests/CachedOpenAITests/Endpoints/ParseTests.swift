import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct ParseTests {
    struct Event: Decodable, Equatable {
        var name: String
        var date: Date
        var participants: [String]
        var place: String?
    }

    private let content = #"{"name":"Fair","date":"2025-03-01T10:00:00Z","participants":["A","B"],"place":null}"#
    private let event = Event(
        name: "Fair", date: Date(timeIntervalSince1970: 1_740_823_200), participants: ["A", "B"], place: nil)

    private func answer(_ message: OpenAI.JSON, finish: String = "stop") -> LoopbackAPI.Reply {
        let choice: OpenAI.JSON = ["index": 0, "finish_reason": .string(finish), "message": message]
        let answer: OpenAI.JSON = ["id": "c", "model": "m", "choices": [choice]]
        return .json(answer.description)
    }

    private func parse(_ client: OpenAI) async throws -> OpenAI.ParsedChatCompletion<Event> {
        try await client.chat.completions.parse(
            model: "gpt-4o-mini", messages: [.user("When?")], temperature: 0, as: Event.self)
    }

    @Test func theSchemaGoesOutAndAValueComesBackLiveAndReplayed() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", answer(["role": "assistant", "content": .string(content)]))
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                let completion = try await parse(client)
                #expect(completion.choices[0].message.parsed == event)
                #expect(try completion.choices[0].message.value == event)
                #expect(completion.id == "c" && completion.response?.statusCode == 200)
                let blocking = try client.blocking.chat.completions.parse(
                    model: "gpt-4o-mini", messages: [.user("When?")], temperature: 0, as: Event.self)
                #expect(blocking.choices[0].message.parsed == event)
            }
            #expect(lesson.api.requestCount == 1)
            let body = try OpenAI.JSON(parsing: lesson.api.requests[0].body)
            let format = body["response_format"]
            #expect(format?["type"]?.stringValue == "json_schema")
            #expect(format?["json_schema"]?["name"]?.stringValue == "Event")
            #expect(format?["json_schema"]?["strict"]?.boolValue == true)
            let schema = try OpenAI.JSONSchema(of: Event.self).json
            #expect(format?["json_schema"]?["schema"] == schema)
        }
    }

    @Test func aSchemaByHandReplacesTheDerivedOne() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", answer(["content": .string(content)]))
            let schema = OpenAI.JSONSchema(["type": "object", "properties": [:]], name: "mine")
            _ = try await lesson.client(.production).chat.completions.parse(
                model: "m", messages: [.user("x")], as: Event.self, schema: schema)
            let body = try OpenAI.JSON(parsing: lesson.api.requests[0].body)
            #expect(body["response_format"] == schema.responseFormat)
        }
    }

    @Test func aCutOffAnswerIsAnErrorOfItsOwn() async throws {
        try await Lesson.run { lesson in
            let cut: OpenAI.JSON = ["role": "assistant", "content": #"{"name":"Fa"#]
            lesson.api.answer(
                "POST", "/chat/completions", answer(cut, finish: "length"), answer(cut, finish: "content_filter"))
            let client = lesson.client(.production)
            let length = await #expect(throws: OpenAI.LengthFinishReasonError.self) { try await parse(client) }
            #expect(length?.completion?.choices[0].message.content == #"{"name":"Fa"#)
            await #expect(throws: OpenAI.ContentFilterFinishReasonError.self) { try await parse(client) }
        }
    }

    @Test func aRefusalIsNotThrownButHasNoValue() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/chat/completions", answer(["content": nil, "refusal": "I can't help."]),
                answer(["content": [["type": "refusal", "refusal": "I can't help."]]]))
            for _ in 0..<2 {
                let message = try await parse(lesson.client(.production)).choices[0].message
                #expect(message.parsed == nil && message.refusal == "I can't help.")
                let error = #expect(throws: OpenAI.RefusalError.self) { try message.value }
                #expect(error?.refusal == "I can't help." && error?.message.contains("I can't help.") == true)
            }
        }
    }

    @Test func anEmptyRefusalIsNone() async throws {
        try await Lesson.run { (lesson) async throws in
            let fair: OpenAI.JSON = .string(content)
            lesson.api.answer(
                "POST", "/chat/completions", answer(["content": fair, "refusal": ""]),
                answer(["content": fair, "refusal": " "]), answer(["content": fair, "refusal": nil]))
            for _ in 0..<3 {
                let message = try await parse(lesson.client(.production)).choices[0].message
                #expect(try message.value == event && message.refusal == nil)
            }
        }
    }

    @Test(arguments: ["content_filter", "length"])
    func anAnswerThatWasWithheldMayHaveNoMessage(finish: String) async throws {
        try await Lesson.run { lesson in
            let choice = #"{"index": 0, "finish_reason": "\#(finish)"}"#
            lesson.api.answer("POST", "/chat/completions", .json(#"{"id": "c", "choices": [\#(choice)]}"#))
            do {
                _ = try await parse(lesson.client(.production))
                Issue.record("no error")
            } catch {
                #expect(error is OpenAI.ContentFilterFinishReasonError == (finish == "content_filter"), "\(error)")
                #expect(error is OpenAI.OpenAIError)
            }
        }
    }

    @Test func textInPartsIsOneText() async throws {
        try await Lesson.run { (lesson) async throws in
            let parts: OpenAI.JSON = [
                ["type": "text", "text": .string(String(content.prefix(9)))],
                ["type": "text", "text": .string(String(content.dropFirst(9)))],
            ]
            lesson.api.answer("POST", "/chat/completions", answer(["content": parts]))
            #expect(try await parse(lesson.client(.production)).choices[0].message.value == event)
        }
    }

    @Test func oneOfSeveralChoicesThatIsWrongIsNamed() async throws {
        try await Lesson.run { lesson in
            let choices = [content, "{}"].enumerated().map { index, text -> OpenAI.JSON in
                ["index": .number(.init(index)), "finish_reason": "stop", "message": ["content": .string(text)]]
            }
            lesson.api.answer(
                "POST", "/chat/completions", .json(OpenAI.JSON.object(["choices": .array(choices)]).description))
            let error = await #expect(throws: OpenAI.APIResponseValidationError.self) {
                try await parse(lesson.client(.production))
            }
            #expect(error?.message.contains("choices[1]") == true && error?.message.contains("name") == true)
        }
    }

    @Test func whatStandsAroundTheJSONIsAnErrorThatSaysSo() async throws {
        try await Lesson.run { lesson in
            let wrapped = ["```json\n\(content)\n```", content + " So.", "Sure! " + content]
            for (text, word) in zip(wrapped, ["Markdown", "JSON", "Sure!"]) {
                lesson.api.answer("POST", "/chat/completions", answer(["content": .string(text)]))
                let error = await #expect(throws: OpenAI.APIResponseValidationError.self) {
                    try await parse(lesson.client(.production))
                }
                #expect(error?.message.contains(word) == true)
            }
        }
    }

    @Test func timesWithoutAZoneAreUTC() async throws {
        struct Slot: Decodable {
            var start: Date
            var end: Date
        }
        try await Lesson.run { lesson in
            let text = #"{"start": "2026-03-01T14:30:00", "end": "2026-03-01T16:00"}"#
            lesson.api.answer("POST", "/chat/completions", answer(["content": .string(text)]))
            let slot = try await lesson.client(.production).chat.completions.parse(
                model: "m", messages: [.user("x")], as: Slot.self
            ).choices[0].message.value
            #expect(slot.start.timeIntervalSince1970 == 1_772_375_400)
            #expect(slot.end.timeIntervalSince1970 == 1_772_380_800)
        }
    }

    @Test func toolCallsInPlaceOfAValueAreNoError() async throws {
        try await Lesson.run { lesson in
            let call: OpenAI.JSON = ["id": "t", "type": "function", "function": ["name": "f", "arguments": "{}"]]
            for content in [nil, "", "\n"] as [OpenAI.JSON] {
                lesson.api.answer(
                    "POST", "/chat/completions",
                    answer(["content": content, "refusal": "", "tool_calls": [call]], finish: "tool_calls"))
                let message = try await parse(lesson.client(.production)).choices[0].message
                #expect(message.parsed == nil && message.toolCalls?.first?.function?.name == "f")
                #expect(throws: OpenAI.StructuredAnswerError.self) { try message.value }
            }
            lesson.api.answer(
                "POST", "/chat/completions", answer(["content": "Let me look.", "tool_calls": [call]]))
            let message = try await parse(lesson.client(.production)).choices[0].message
            #expect(message.parsed == nil && message.content == "Let me look." && message.toolCalls?.count == 1)
            #expect(throws: OpenAI.APIResponseValidationError.self) { try message.value }
        }
    }

    @Test func anAnswerOfAnotherShapeIsQuoted() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", answer(["content": #"{"name":7}"#]))
            let error = await #expect(throws: OpenAI.APIResponseValidationError.self) {
                try await parse(lesson.client(.production))
            }
            #expect(error?.message.contains(#"{"name":7}"#) == true)
        }
    }

    @Test func aTypeWithoutASchemaIsRefusedBeforeAnythingIsSent() async throws {
        try await Lesson.run { lesson in
            await #expect(throws: OpenAI.SchemaError.self) {
                try await lesson.client(.production).chat.completions.parse(
                    model: "m", messages: [.user("x")], as: [String].self)
            }
            #expect(lesson.api.requestCount == 0)
        }
    }

    private static let deep = String(repeating: "[", count: 600) + String(repeating: "]", count: 600)

    @Test(arguments: ["", #"{"name""#, "no JSON at all", #"{"name":NaN}"#, #"{"name":"\uD83D"}"#, deep])
    func aTextThatIsNotJSONMayBeAskedForAgain(text: String) throws {
        let error = #expect(throws: OpenAI.ToolArgumentsError.self) {
            try OpenAI.ToolArguments.value(of: text + " ", tool: "t", as: Event.self)
        }
        let message = try #require(error?.message)
        #expect(!message.contains("..") && message.contains("it is not valid JSON"), "\(message)")
        #expect(message.contains("in dev mode, overwriteCache: true asks for another answer"), "\(message)")
    }
}
