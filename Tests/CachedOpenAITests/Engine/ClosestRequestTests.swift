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
        Case(
            testDescription: "a changed parameter is closer than a changed word of a long prompt",
            asked: chat(long + "Which city?", [("temperature", 0.2)]),
            close: chat(long + "Which city?", [("temperature", 1), ("top_p", 0.5), ("max_tokens", 3)]),
            far: chat(long + "Which town?", [("temperature", 0.2)])),
        Case(
            testDescription: "numbers have a distance", asked: chat("Which city?", [("temperature", 0.8)]),
            close: chat("Which city?", [("temperature", 0.7)]), far: chat("Which city?", [("temperature", 0)])),
        Case(
            testDescription: "numbers have a distance from zero, too",
            asked: chat("Which city?", [("temperature", 0)]),
            close: chat("Which city?", [("temperature", 0.1)]), far: chat("Which city?", [("temperature", 2)])),
        Case(
            testDescription: "the same conversation up to the last message",
            asked: talk("Tell me of whales.", "They are large.", "And what is it that they eat in winter?"),
            close: talk("Tell me of whales.", "They are large.", "Name some!"),
            far: talk("Tell me of whale.", "They are large.", "And what is it that they eat in winter?")),
        Case(
            testDescription: "the same conversation without its last message",
            asked: talk("Tell me of whales.", "They are large.", "What do they eat?"),
            close: talk("Tell me of whales.", "They are large."),
            far: talk("Tell me of wolves.", "They are large.", "What do they eat?")),
    ]

    private static func talk(_ texts: String...) -> JSON {
        let messages = texts.enumerated().map { number, text -> JSON in
            ["role": number % 2 == 0 ? "user" : "assistant", "content": .string(text)]
        }
        return ["model": "m", "messages": .array(messages)]
    }

    @Test(arguments: [
        ("Name three animals of the sea.", "Write a poem on the moon.", true),
        ("What is the capital of France?", "What is the capital of Spain?", false),
        ("Tell me a joke about cats, please.", "About cats: please tell a joke.", false), ("x", "y", false),
        ("Draw a horse in the rain, at night", "Classify: I like it very much!", true),
        ("Name a fish.", "What is 2 + 2?", true), ("Say hello.", "What is the capital of France?", true),
        ("What is the capital of France?", "What is the boiling point of water?", true),
        ("Who wrote Hamlet?", "Who painted the Mona Lisa?", true),
        ("Can you explain relativity in simple terms?", "Can you write a SQL query in two lines?", true),
        ("Say hello.", "Say goodbye.", false), ("Which city?", "Which town?", false),
        ("Name three animals of the sea.", "Name three animals of the sea. Answer in French, please.", false),
        ("Name three animals of the sea.", "Hi! Name three animals of the sea, now", false),
        ("Translate to German: Good morning", "Translate to French: Good night", false),
        ("東京の人口は?", "大阪の人口は?", false), ("東京の人口は?", "猫の絵を描いてください", true),
    ])
    func whereNothingIsCloseItSaysSo(recorded: String, asked: String, isStranger: Bool) async throws {
        try await Lesson.run { lesson in
            _ = try await lesson.client(.dev).ask(recorded)
            let miss = await #expect(throws: OpenAI.MissError.self) {
                try await lesson.client(.production, offline: true).ask(asked)
            }
            let text = try #require(miss?.description)
            #expect(text.contains("Nothing that was recorded for it is close") == isStranger)
            #expect(text.contains(recorded) != isStranger || recorded.count < 3)
            #expect((miss?.miss.closest == nil) == isStranger)
        }
    }

    /// The same system message, and strangers that are nearer by their bytes.
    @Test func itIsFoundAmongStrangers() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.dev)
            func ask(_ client: OpenAI, _ question: String) async throws {
                _ = try await client.chat.completions.create(
                    model: "gpt-4o-mini", messages: [.system("Be brief."), .user(question)])
            }
            for number in 0..<40 { try await ask(client, "Tell the tale number \(number)!") }
            try await ask(client, "Name three animals of the sea.")
            let offline = lesson.client(.production, offline: true)
            let close = await #expect(throws: OpenAI.MissError.self) {
                try await ask(offline, "Hello! Name three animals of the sea, and colours")
            }
            #expect(close?.description.contains(#"recorded "Name three animals of the sea.""#) == true)
            let stranger = await #expect(throws: OpenAI.MissError.self) {
                try await ask(offline, "Who was Ada Lovelace?")
            }
            #expect(stranger?.description.contains("Nothing that was recorded for it is close") == true)
        }
    }

    // MARK: Ignored fields

    private func miss(
        recorded: String, ignoring then: Set<String>, asked: String, ignoring now: Set<String>,
        _ field: (String) -> [String: OpenAICache.JSON]
    ) async throws -> String {
        try await Lesson.run { lesson in
            let recorder = OpenAICache.Engine(lesson.settings(.dev, ignoring: then))
            _ = try await lesson.client(recorder).ask("Which city?", options: .init(body: field(recorded)))
            let student = OpenAICache.Engine(lesson.settings(.production, offline: true, ignoring: now))
            let miss = await #expect(throws: OpenAI.MissError.self) {
                try await lesson.client(student).ask("Which city?", options: .init(body: field(asked)))
            }
            return try #require(miss?.description)
        }
    }

    @Test(arguments: ["bob", "ann", "nan", "5A8E7A62-0B5F-4D0B-9B0E-3D2F5B6C7D8E"])
    func fieldsThatWereIgnoredAreNamed(asked: String) async throws {
        let text = try await miss(recorded: "ann", ignoring: ["user", "x"], asked: asked, ignoring: ["x"]) {
            ["user": .string($0)]
        }
        #expect(text.contains(#"user: recorded "ann", asked "\#(asked)""#) || asked == "ann", "\(text)")
        #expect(text.contains(#"recorded with settings.ignoredBodyFields = ["user", "x"]"#), "\(text)")
        #expect(
            text.contains(#"What to do: set OpenAICache.shared.settings.ignoredBodyFields = ["user", "x"]"#), "\(text)")
        #expect(!text.contains("order"), "\(text)")
    }

    @Test func pathsThatWereIgnoredAreNamed() async throws {
        let text = try await miss(recorded: "1", ignoring: ["metadata.run"], asked: "2", ignoring: []) {
            ["metadata": ["run": .string($0)]]
        }
        #expect(text.contains(#"settings.ignoredBodyFields = ["metadata.run"], as where it was recorded"#), "\(text)")
    }

    @Test(arguments: ["bob", "ann", "nan"]) func fieldsThatCountedAreNamed(asked: String) async throws {
        let text = try await miss(recorded: "ann", ignoring: [], asked: asked, ignoring: ["user"]) {
            ["user": .string($0)]
        }
        #expect(text.contains(#"user: recorded "ann", asked "\#(asked)""#) || asked == "ann", "\(text)")
        #expect(text.contains(#"recorded when "user" counted, which settings.ignoredBodyFields names now"#), "\(text)")
        #expect(text.contains(#"What to do: take "user" out of settings.ignoredBodyFields"#), "\(text)")
        #expect(!text.contains("order"), "\(text)")
    }

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
