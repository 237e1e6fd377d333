import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct ResponsesParseTests {
    struct Event: Decodable, Equatable {
        var name: String
        var participants: [String]
    }

    private static let content = #"{"name":"Fair","participants":["A","B"]}"#
    private let event = Event(name: "Fair", participants: ["A", "B"])

    private func answer(
        _ part: OpenAI.JSON = ["type": "output_text", "text": .string(content), "annotations": []],
        incompleteBecause reason: String? = nil
    ) -> LoopbackAPI.Reply {
        var answer: OpenAI.JSON.Object = [
            "id": "r", "model": "m", "status": reason == nil ? "completed" : "incomplete",
        ]
        answer["output"] = [["type": "message", "id": "i", "role": "assistant", "content": [part]]]
        if let reason { answer["incomplete_details"] = ["reason": .string(reason)] }
        return .json(OpenAI.JSON.object(answer).description)
    }

    private func parse(_ client: OpenAI) async throws -> OpenAI.ParsedResponse<Event> {
        try await client.responses.parse(model: "gpt-4o-mini", input: "When?", as: Event.self)
    }

    @Test func theSchemaGoesOutAndAValueComesBackLiveAndReplayed() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/responses", answer())
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                let response = try await parse(client)
                #expect(response.outputParsed == event)
                #expect(try response.value == event)
                #expect(response.id == "r" && response.outputText == Self.content)
                #expect(response.response.response?.statusCode == 200)
                let blocking = try client.blocking.responses.parse(
                    model: "gpt-4o-mini", input: "When?", as: Event.self)
                #expect(blocking.outputParsed == event)
            }
            #expect(lesson.api.requestCount == 1)
            let format = try OpenAI.JSON(parsing: lesson.api.requests[0].body)["text"]?["format"]
            #expect(format?["type"]?.stringValue == "json_schema")
            #expect(format?["name"]?.stringValue == "Event" && format?["strict"]?.boolValue == true)
            #expect(format?["schema"] == (try OpenAI.JSONSchema(of: Event.self).json))
        }
    }

    @Test func aConversationIsAskedTheSameWayAndOtherTextParametersStay() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/responses", answer())
            let schema = OpenAI.JSONSchema(["type": "object", "properties": [:]], name: "mine")
            let response = try await lesson.client(.production).responses.parse(
                model: "m", input: [.user("When?")], text: ["verbosity": "low"], as: Event.self, schema: schema)
            #expect(response.outputParsed == event)
            let text = try OpenAI.JSON(parsing: lesson.api.requests[0].body)["text"]
            #expect(text?["verbosity"]?.stringValue == "low" && text?["format"] == schema.textFormat)
        }
    }

    @Test func aRefusalIsNotThrownAndACutOffAnswerIsAnErrorOfItsOwn() async throws {
        try await Lesson.run { lesson in
            let cut: OpenAI.JSON = ["type": "output_text", "text": #"{"name":"Fa"#]
            lesson.api.answer(
                "POST", "/responses", answer(["type": "refusal", "refusal": "I can't help."]),
                answer(cut, incompleteBecause: "max_output_tokens"), answer(cut, incompleteBecause: "content_filter"))
            let client = lesson.client(.production)
            let response = try await parse(client)
            #expect(response.outputParsed == nil)
            let refusal = #expect(throws: OpenAI.RefusalError.self) { try response.value }
            #expect(refusal?.refusal == "I can't help." && refusal?.json["id"]?.stringValue == "r")
            await #expect(throws: OpenAI.LengthFinishReasonError.self) { try await parse(client) }
            await #expect(throws: OpenAI.ContentFilterFinishReasonError.self) { try await parse(client) }
        }
    }

    @Test func anEmptyRefusalIsNone() async throws {
        try await Lesson.run { (lesson) async throws in
            let text: OpenAI.JSON = ["type": "output_text", "text": .string(Self.content)]
            let output: OpenAI.JSON = [
                ["type": "message", "role": "assistant", "content": [["type": "refusal", "refusal": ""], text]]
            ]
            lesson.api.answer("POST", "/responses", .json((["id": "r", "output": output] as OpenAI.JSON).description))
            #expect(try await parse(lesson.client(.production)).value == event)
        }
    }

    @Test func aFunctionsArgumentsAreATypeBothWays() async throws {
        let tool = try OpenAI.ResponseTool.function(name: "plan", parameters: Event.self)
        #expect(tool.json["parameters"] == (try OpenAI.JSONSchema(of: Event.self).json))
        #expect(tool.json["strict"]?.boolValue == true)
        let call = try OpenAI.ResponseFunctionToolCall(
            json: ["type": "function_call", "name": "plan", "call_id": "c", "arguments": .string(Self.content)])
        #expect(try call.decode(Event.self) == event)
        let wrong = try OpenAI.ResponseFunctionToolCall(json: ["name": "plan", "arguments": "{"])
        #expect(throws: OpenAI.ToolArgumentsError.self) { try wrong.decode(Event.self) }
    }
}
