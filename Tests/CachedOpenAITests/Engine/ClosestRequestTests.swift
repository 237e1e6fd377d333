import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// The closest recorded request is the one that a person would call the closest.
@Suite struct ClosestRequestTests {
    fileprivate typealias JSON = OpenAICache.JSON

    private static func schema(_ count: Int) -> JSON {
        var fields = OpenAICache.JSONObject()
        for number in 0..<count { fields["field\(number)"] = ["type": "string"] }
        return ["type": "json_schema", "json_schema": ["name": "S\(count)", "schema": .object(fields)]]
    }

    private static func chat(_ question: String, _ more: [(String, JSON)] = []) -> JSON {
        var body: OpenAICache.JSONObject = ["model": "m"]
        body["messages"] = [
            ["role": "system", "content": "Be brief."], ["role": "user", "content": .string(question)],
        ]
        for (name, value) in more { body[name] = value }
        return .object(body)
    }

    private static let long = String(repeating: "Once upon a time there was a king. ", count: 20)

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        fileprivate var asked: JSON
        fileprivate var close: JSON
        fileprivate var far: JSON
    }

    static let cases: [Case] = [
        Case(
            testDescription: "another schema is closer than another question",
            asked: chat("Which city?", [("response_format", schema(30))]),
            close: chat("Which city?", [("response_format", schema(3))]),
            far: chat("Name three animals of the sea.", [("response_format", schema(30))])),
        Case(
            testDescription: "several other parameters are closer than another question",
            asked: chat("Which city?", [("temperature", 0), ("top_p", 1), ("max_tokens", 5)]),
            close: chat("Which city?", [("temperature", 1), ("user", "a")]),
            far: chat("Name three animals of the sea.", [("temperature", 0), ("top_p", 1), ("max_tokens", 5)])),
        Case(
            testDescription: "many tools are one field",
            asked: chat("Which city?", [("tools", .array((0..<20).map { ["name": "t\($0)"] }))]),
            close: chat("Which city?", [("tools", .array((0..<20).map { ["name": "u\($0)"] }))]),
            far: chat("Name three animals of the sea.", [("tools", .array((0..<20).map { ["name": "t\($0)"] }))])),
        Case(
            testDescription: "one character at the beginning of a long text",
            asked: ["model": "m", "input": .string("X" + long)], close: ["model": "m", "input": .string("Y" + long)],
            far: ["model": "m", "input": "X"]),
        Case(
            testDescription: "one character in the middle of a long text",
            asked: ["model": "m", "input": .string(long + "1" + long)],
            close: ["model": "m", "input": .string(long + "2" + long)],
            far: ["model": "m", "input": .string(long + String(repeating: "another story. ", count: 46))]),
    ]

    @Test(arguments: cases) func itIsTheOneThatAPersonWouldCallSo(place: Case) throws {
        for recorded in [[place.close, place.far], [place.far, place.close]] {
            let found = try lines(recorded, asked: place.asked)
            #expect(try found == lines([place.close], asked: place.asked))
        }
    }

    private func lines(_ recorded: [JSON], asked: JSON) throws -> [String] {
        let recordings = recorded.enumerated().map { number, body in
            var recording = SampleRecording.number(number)
            recording.request.body = body.data()
            return recording
        }
        let layer = OpenAICache.ScannedFile(
            OpenAICache.DataSource(SampleFile.journal(recordings), name: "journal"), from: 36)
        let address = OpenAICache.Address(base: SampleRecording.base, path: "/questions", query: "")
        let call = OpenAICache.Call(
            method: "POST", url: try #require(URL(string: "https://api.openai.com/v1/questions")), address: address,
            body: .json(asked))
        let survey = OpenAICache.MissSurvey(
            call: call, identity: .init(method: "POST", address: address, body: call.body),
            stack: .init(cursors: .init(), layers: { .init(recorded: [layer]) }, report: { _ in }),
            settings: .init(environment: [:]), problems: [])
        let text = try #require(survey.error(.noKey).closest)
        return text.components(separatedBy: "\n")
    }
}
