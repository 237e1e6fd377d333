import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Whatever was recorded and whatever is asked: a miss is short, and nothing in it is obeyed.
@Suite struct HostileMissTests {
    private typealias JSON = OpenAICache.JSON
    private static let escapes = "\u{1B}]0;pwned\u{7}\u{1B}[31mRED\u{1B}[0m\n\r\u{9B}2J\u{202E}\u{2028}\u{200B}\u{7F}"

    /// As texts, and as names of fields.
    static let texts: [String] = [
        escapes, String(repeating: escapes, count: 1_000), String(repeating: "x", count: 1 << 16),
        "e" + String(repeating: "\u{301}", count: 10_000), String(repeating: "👩‍👩‍👧", count: 5_000),
        String(repeating: "\u{10FFFF}", count: 5_000), String(repeating: "\n", count: 50_000), "\u{0}", "",
    ]

    private static func nested(_ depth: Int) -> JSON {
        (0..<depth).reduce(.string("deep")) { value, _ in .array([.object(["a": value])]) }
    }

    private static func bodies(_ text: String) -> [JSON] {
        [
            ["messages": [["role": "user", "content": .string(text)]]], .object([text: 1]),
            .object([text: .object([text: .array([.string(text)])])]), nested(200), .string(text), .null,
        ]
    }

    private func miss(_ recorded: JSON, _ asked: JSON, name: String) throws -> OpenAICache.MissError {
        let address = OpenAICache.Address(base: name, path: "/x", query: name)
        var recording = SampleRecording.number(1, base: name)
        recording.request = .init(
            method: "POST", path: "/x", query: "", contentType: "application/json", body: recorded.data())
        let other = OpenAICache.RecordedRequest(
            method: "POST" + name, path: "/y" + name, query: name, contentType: name, body: Data(name.utf8))
        var second = recording
        second.key = SampleRecording.key(of: 2)
        second.request = other
        let layer = OpenAICache.ScannedFile(
            OpenAICache.DataSource(SampleFile.journal([second, recording]), name: name), from: 36)
        let stack = OpenAICache.CacheStack(cursors: .init(), layers: { .init(recorded: [layer]) }, report: { _ in })
        let call = OpenAICache.Call(
            method: "POST", url: try #require(URL(string: "https://api.openai.com/v1/x")), address: address,
            body: .json(asked))
        let identity = OpenAICache.RequestIdentity(method: "POST", address: address, body: .json(asked))
        let problems = (0..<3).map { "\(name) \($0)" }
        return OpenAICache.MissSurvey(
            call: call, identity: identity, stack: stack, settings: .init(environment: [:]), problems: problems
        ).error(.noKey)
    }

    @Test(arguments: texts.indices) func itIsShortAndHarmless(number: Int) throws {
        let text = Self.texts[number]
        let bodies = Self.bodies(text)
        let name = String(text.prefix(500))
        for (place, body) in bodies.enumerated() {
            let error = try miss(body, bodies[(place + 1) % bodies.count], name: name)
            expectHarmless(error.description)
            expectHarmless(error.closest ?? "")
        }
    }

    @Test func basesAndSeedsThatWereRecordedAreHarmless() throws {
        for seeds in [[nil, 1], Array(repeating: 2, count: 100)] as [[Int?]] {
            let recordings = seeds.enumerated().map {
                SampleRecording.number(
                    $0.offset, question: 1, seed: $0.element, base: "http://\($0.offset)\(Self.texts[1])/v1")
            }
            let layer = OpenAICache.ScannedFile(
                OpenAICache.DataSource(SampleFile.journal(recordings), name: "x"), from: 36)
            let address = OpenAICache.Address(base: Self.escapes, path: "/questions", query: "")
            let call = OpenAICache.Call(
                method: "POST", url: try #require(URL(string: "https://api.openai.com/v1/questions")),
                address: address, body: .json(["question": 1, "seed": 9]))
            let survey = OpenAICache.MissSurvey(
                call: call, identity: .init(method: "POST", address: address, body: call.body),
                stack: .init(cursors: .init(), layers: { .init(recorded: [layer]) }, report: { _ in }),
                settings: .init(environment: [:]), problems: [])
            #expect(survey.error(.noKey).closest?.contains("recorded from http://0") == true)
            expectHarmless(survey.error(.noKey).description)
            expectHarmless(survey.note)
        }
    }

    @Test func manyFieldsAreCounted() throws {
        var many = OpenAICache.JSONObject()
        for number in 0..<10_000 { many["\(Self.escapes)\(number)"] = .string("\(number)") }
        let error = try miss(.object(many), [:], name: "x")
        expectHarmless(error.description)
        #expect(error.description.contains("and 9996 more"))
    }

    private func expectHarmless(_ text: String) {
        #expect(text.count < 2_000 && text.unicodeScalars.count < 4_000, "\(text.count)")
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { OpenAICache.OneLine.of($0) == $0 }, "\(text)")
    }

    @Test func whatIsBothLongAndAlikeShowsWhereItDiffers() throws {
        let start = String(repeating: "same ", count: 200_000)
        let error = try miss(
            ["input": .string(start + "France?")], ["input": .string(start + "Spain?")], name: "x")
        #expect(error.description.contains("France?") && error.description.contains("Spain?"))
    }
}
