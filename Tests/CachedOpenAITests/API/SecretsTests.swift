import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A key that a server repeats is shown nowhere.
@Suite struct SecretsTests {
    private static let key = "sk-proj-Qx7Lm2Vt9Rz4Kp8Wn3Yb6Hd1"

    private static func shown(_ value: Any) -> String {
        var text = ""
        dump(value, to: &text)
        return "\(value)\n" + String(reflecting: value) + "\n" + text
    }

    private static func shown(_ error: any Error) -> String {
        var text = shown(error as Any) + "\n" + error.localizedDescription
        if let error = error as? OpenAI.APIError { text += String(decoding: error.body ?? Data(), as: UTF8.self) }
        if let error = error as? OpenAI.APIConnectionError { text += shown(error.underlying as Any) }
        if let error = error as? OpenAI.StructuredAnswerError { text += error.json.description }
        if let error = error as? OpenAI.ToolArgumentsError { text += error.arguments }
        return text
    }

    private static var spellings: [String] {
        let half = key.count / 2 + 2
        return [
            key, String(key.prefix(half)), Data(key.utf8).base64EncodedString(),
            key.utf8.map { String(format: "%%%02x", $0) }.joined(),
            key.utf8.map { String(format: "%%%02X", $0) }.joined(),
        ]
    }

    private static func expectHidden(_ text: String, at place: SourceLocation = #_sourceLocation) {
        for spelling in spellings { #expect(!text.contains(spelling), "\(spelling)", sourceLocation: place) }
        #expect(!text.contains("7Lm2Vt9Rz4"), sourceLocation: place)
    }

    private func error(
        _ reply: LoopbackAPI.Reply, key: String = key, options: OpenAI.RequestOptions = .init(),
        _ call: (OpenAI, OpenAI.RequestOptions) async throws -> Void
    ) async throws -> any Error {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", needsKey: false, reply)
            let client = lesson.client(lesson.engine(.production), key: key, maxRetries: 0)
            do {
                try await call(client, options)
            } catch {
                return error
            }
            throw CocoaError(.featureUnsupported)
        }
    }

    @Test(arguments: [200, 400, 401, 404, 500], spellings)
    func inAnError(status: Int, spelling: String) async throws {
        for body in [
            #"{"error":{"message":"Wrong key \#(spelling).","code":"\#(spelling)","type":"\#(spelling)","param":"\#(spelling)"}}"#,
            "<html>\(spelling)</html>", spelling, String(repeating: "x", count: 190) + spelling,
            String(repeating: " ", count: 280) + spelling, #"{"id":"c","choices":"\#(spelling)"}"#,
        ] {
            let error = try await error(.json(body, status: status)) { client, options in
                _ = try await client.ask("x", options: options)
            }
            let text = Self.shown(error)
            #expect(!text.contains(spelling))
            #expect(!text.contains(spelling.prefix(20)))
            if let error = error as? OpenAI.APIStatusError {
                for field in [error.code, error.type, error.param] { #expect(field?.contains(spelling) != true) }
            }
        }
    }

    @Test func asEscapesOfJSON() async throws {
        let escaped = Self.key.unicodeScalars.map { String(format: "\\u%04x", $0.value) }.joined()
        for body in [#"{"error":{"message":"Wrong key \#(escaped)."}}"#, #"{"id":"\#(escaped)"}"#] {
            let error = try await error(.json(body, status: 401)) { client, _ in _ = try await client.ask("x") }
            Self.expectHidden(Self.shown(error))
            let body = try OpenAI.JSON(parsing: try #require((error as? OpenAI.APIError)?.body))
            Self.expectHidden(body.description)
        }
    }

    @Test func inAnEventOfAStream() async throws {
        for event in [#"{"error":{"message":"Wrong key \#(Self.key)."}}"#, Self.key] {
            let error = try await error(.events([event])) { client, _ in
                for try await _ in client.chat.completions.stream(model: "m", messages: [.user("x")]) {}
            }
            Self.expectHidden(Self.shown(error))
        }
    }

    private struct Place: Decodable { var city: String }

    @Test(arguments: [
        (#"{"content":"{\"city\": 1, \"x\": \"\#(key)\"}"}"#, "stop"), (#"{"content":"\#(key)"}"#, "length"),
        (#"{"content":"\#(key)"}"#, "content_filter"), (#"{"refusal":"I will not say \#(key)."}"#, "stop"),
        (#"{"content":null,"x":"\#(key)"}"#, "stop"),
    ])
    func inAnAnswerThatWasToFollowASchema(message: String, finish: String) async throws {
        let body = #"{"id":"c","choices":[{"index":0,"finish_reason":"\#(finish)","message":\#(message)}]}"#
        let error = try await error(.json(body)) { client, _ in
            _ = try await client.chat.completions.parse(model: "m", messages: [.user("x")], as: Place.self)
                .choices[0].message.value
        }
        Self.expectHidden(Self.shown(error))
    }

    @Test func inToolArguments() async throws {
        let call = #"{"id":"t","type":"function","function":{"name":"f","arguments":"{\"city\":\"\#(Self.key)"}}"#
        let body = #"{"id":"c","choices":[{"message":{"tool_calls":[\#(call)]}}]}"#
        let error = try await error(.json(body)) { client, _ in
            let completion = try await client.chat.completions.create(model: "m", messages: [.user("x")])
            _ = try completion.choices[0].message.toolCalls?.first?.function?.decode(Place.self)
        }
        #expect(error is OpenAI.ToolArgumentsError)
        Self.expectHidden(Self.shown(error))
    }

    @Test func ofOneCallAndOfBasicAuthorization() async throws {
        let basic = "Basic " + Data("user:\(Self.key)".utf8).base64EncodedString()
        for options in [
            OpenAI.RequestOptions(headers: ["Authorization": "Bearer \(Self.key)"]),
            .init(headers: ["x-api-key": Self.key]),
            .init(headers: ["authorization": basic]), .init(query: ["api_key": Self.key]),
        ] {
            let sent = options.headers["authorization"] ?? ""
            let reply = LoopbackAPI.Reply.error(401, "Wrong key \(Self.key) of \(sent).")
            let error = try await error(reply, key: "other", options: options) { client, options in
                _ = try await client.ask("x", options: options)
            }
            Self.expectHidden(Self.shown(error))
            #expect(!Self.shown(error).contains(basic.suffix(20)) && Self.shown(error).contains("Wrong key"))
        }
    }

    @Test func aShortKeyIsHiddenUnlessItIsAWord() async throws {
        let short = try await error(.error(401, "Wrong key sk-12."), key: "sk-12") { client, _ in
            _ = try await client.ask("x")
        }
        #expect(!Self.shown(short).contains("sk-12"))
        let word = try await error(.error(404, "There is no model none."), key: "none") { client, _ in
            _ = try await client.ask("x")
        }
        #expect(Self.shown(word).contains("no model none."))
    }

    @Test func aClientAndItsPartsShowNoKey() throws {
        let base = "https://user:\(Self.key)@example.com/v1?api_key=\(Self.key)"
        let headers = ["api-key": Self.key, "X-Course": "a lesson", "Authorization": "Bearer \(Self.key)"]
        let configuration = OpenAI.Configuration(
            apiKey: Self.key, baseURL: base, defaultHeaders: headers, defaultQuery: ["token": Self.key])
        let client = OpenAI(configuration, engine: OpenAICache.Engine(.init(environment: [:])))
        let options = OpenAI.RequestOptions(headers: headers, query: ["api_key": Self.key])
        let stream = client.chat.completions.stream(model: "m", messages: [.user("x")], options: options)
        let sound = client.audio.speech.stream(model: "m", voice: "v", input: "x", options: options)
        for value in [
            client, configuration, options, client.blocking, client.chat, client.chat.completions, stream, sound,
            stream.makeAsyncIterator(), [client], ["a": options],
        ] as [Any] {
            Self.expectHidden(Self.shown(value))
            Self.expectHidden(Mirror(reflecting: value).children.map { "\($0)" }.joined())
        }
        #expect(Self.shown(options).contains("a lesson"))
        #expect(Self.shown(client).contains("example.com"))
    }
}
