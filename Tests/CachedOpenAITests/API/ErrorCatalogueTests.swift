import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Every error that the client can throw is short, fit for a terminal, and says what to do.
@Suite struct ErrorCatalogueTests {
    /// What must be seen of nothing that a server, a model or a file's name says.
    private static let hostile =
        "\u{1B}[31m\u{202E}\u{7}Evil\r\n\u{2028}\u{85}\u{0}\u{FEFF}\u{E0041}"
        + String(repeating: "\u{1B}]8;;", count: 900)
        + "a" + String(repeating: "\u{301}", count: 5000)

    private static let bodies: [Data] = [
        Data(), Data([0, 0xFF, 0xD8]), Data(hostile.utf8), Data("<html><body>\(hostile)</body></html>".utf8),
        Data("{\"error\":{\"message\":\(OpenAI.JSON.string(hostile)),\"code\":\(OpenAI.JSON.string(hostile))}}".utf8),
        Data(#"{"error":{"message":"no credit","type":"insufficient_quota","code":"insufficient_quota"}}"#.utf8),
        Data(#"{"error":[[[1]]]}"#.utf8), Data("null".utf8),
    ]

    private static let advice = [
        "Add credit", "Allow", "answer them", "Ask", "Check", "Compare", "Download", "Give", "Let it", "Make it",
        "Send", "See ", "set OPENAI_API_KEY", "Try again", "unset", "Use a", "Wait", "Write",
    ]

    private static func expectFit(
        _ error: any Error, _ what: String, advises: Bool = true, at place: SourceLocation = #_sourceLocation
    ) {
        for text in [
            "\(error)", error.localizedDescription, String(reflecting: error),
        ] {
            #expect(text.unicodeScalars.count < 2000 && !text.isEmpty, "\(what): too long", sourceLocation: place)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(
                lines.allSatisfy { OpenAICache.OneLine.of(String($0)) == $0 }, "\(what): \(text)", sourceLocation: place
            )
            #expect(!text.hasPrefix("Error Domain") && !text.contains("CodingKeys("), "\(what)", sourceLocation: place)
        }
        let isHelpful = !advises || advice.contains { "\(error)".contains($0) }
        #expect(isHelpful, "\(what) doesn't say what to do: \(error)", sourceLocation: place)
    }

    @Test func everyStatusWithEveryBody() {
        for status in [100, 204, 301, 304] + Array(400...599) {
            for (number, body) in Self.bodies.enumerated() {
                let head = OpenAICache.ResponseHead(status: status, headers: ["x-request-id": Self.hostile])
                let error = OpenAI.ErrorMapping.error(head, body: body)
                Self.expectFit(error, "\(status), body \(number)")
                #expect(error.statusCode == status && error.message.contains("\(status)"))
            }
        }
        let large = Data(repeating: UInt8(ascii: "x"), count: 1 << 20)
        Self.expectFit(OpenAI.ErrorMapping.error(.init(status: 502, headers: [:]), body: large), "1 MB")
    }

    @Test func creditThatIsUsedUpIsNotSomethingToWaitFor() {
        let error = OpenAI.ErrorMapping.error(.init(status: 429, headers: [:]), body: Self.bodies[5])
        #expect(error is OpenAI.RateLimitError && error.message.contains("waiting doesn't help"))
        let rate = OpenAI.ErrorMapping.error(.init(status: 429, headers: [:]), body: Data())
        #expect(rate.message.contains("Wait a little"))
        #expect(OpenAI.ErrorMapping.error(.init(status: 402, headers: [:]), body: Data()).message.contains("credit"))
    }

    // MARK: The table

    private struct Place: Decodable { var city: String }
    private enum Cases: Decodable {
        case one(Int)
        case two(String)
    }

    private typealias Provoker = (name: String, provoke: (Lesson) async throws -> Void)

    private static func asking(
        _ reply: LoopbackAPI.Reply, _ call: @escaping (OpenAI) async throws -> Void
    ) -> (Lesson) async throws -> Void {
        { lesson in
            for path in ["/chat/completions", "/responses", "/files/f", "/audio/transcriptions", "/audio/speech"] {
                for method in ["GET", "POST"] { lesson.api.answer(method, path, reply) }
            }
            try await call(lesson.client(lesson.engine(.production), maxRetries: 0))
        }
    }

    private static func message(_ message: OpenAI.JSON, finish: String = "stop") -> LoopbackAPI.Reply {
        let choice: OpenAI.JSON = ["finish_reason": .string(finish), "message": message]
        return .json(OpenAI.JSON.object(["id": "c", "choices": [choice]]).description)
    }

    private static func parse(_ client: OpenAI) async throws {
        _ = try await client.chat.completions.parse(model: "m", messages: [.user("x")], as: Place.self)
            .choices[0].message.value
    }

    private static func ask(_ client: OpenAI) async throws { _ = try await client.ask("x") }

    private static func stream(_ client: OpenAI) async throws {
        _ = try await client.chat.completions.stream(model: "m", messages: [.user("x")]).finalChatCompletion()
    }

    private static let page = "<!doctype html><title>\(hostile)</title>"

    private static var answers: [Provoker] {
        [
            ("no answer", asking(.hangUp, ask)),
            ("an answer that breaks off", asking(LoopbackAPI.Reply.json(#"{"id":"c"}"#).cut(afterBytes: 3), ask)),
            ("a stream that breaks off", asking(LoopbackAPI.Reply.events(["{}", "{}"]).cut(afterPieces: 1), stream)),
            ("an empty answer", asking(.json(""), ask)),
            ("a page", asking(.data(Data(page.utf8), contentType: "text/html"), ask)),
            ("no JSON", asking(.json(hostile), ask)),
            ("another object", asking(.json(#"{"id":"c"}"#), ask)),
            ("an error with 200", asking(.json(String(decoding: bodies[4], as: UTF8.self)), ask)),
            ("an error event", asking(.events([String(decoding: bodies[4], as: UTF8.self)]), stream)),
            ("an event that is no JSON", asking(.events([String(hostile.filter { $0 != "\r\n" })]), stream)),
            (
                "another type of the program's",
                asking(.json(#"{"city":1}"#)) { client in
                    _ = try await client.get("/files/f", as: Place.self)
                }
            ),
            ("a value that is null", asking(message(["content": #"{"city":null}"#]), parse)),
            ("a value that is missing", asking(message(["content": "{}"]), parse)),
            ("a value in a fence", asking(message(["content": .string("```json\n\(hostile)```")]), parse)),
            ("no value", asking(message(["content": ""]), parse)),
            ("a refusal", asking(message(["refusal": .string(hostile)]), parse)),
            ("a length", asking(message(["content": .string(hostile)], finish: "length"), parse)),
            ("a filter", asking(message(["content": .string(hostile)], finish: "content_filter"), parse)),
            (
                "tool arguments",
                asking(message(["content": nil])) { _ in
                    let function: OpenAI.JSON = ["name": .string(hostile), "arguments": .string(hostile)]
                    let call = try OpenAI.ChatCompletionMessageToolCall(json: ["id": "t", "function": function])
                    _ = try call.function?.decode(Place.self)
                }
            ),
            (
                "a response that never ends",
                asking(.events([#"{"type":"response.created","response":{}}"#])) { client in
                    _ = try await client.responses.stream(model: "m", input: "x").finalResponse()
                }
            ),
            (
                "a transcription that never ends",
                asking(.events([#"{"type":"transcript.text.delta","delta":"x"}"#])) {
                    let file = OpenAI.FileInput(Data("x".utf8), filename: "a.mp3")
                    _ = try await $0.audio.transcriptions.stream(model: "m", file: file).finalTranscription()
                }
            ),
        ] + statuses
    }

    private static var statuses: [Provoker] {
        [400, 401, 403, 404, 409, 418, 422, 429, 500].map { status in
            ("status \(status)", asking(.json(String(decoding: bodies[4], as: UTF8.self), status: status), ask))
        }
    }

    private static var others: [Provoker] {
        [
            (
                "silence",
                { lesson in
                    lesson.api.answer("POST", "/chat/completions", .silence)
                    let client = lesson.client(lesson.engine(.production), maxRetries: 0)
                    _ = try await client.ask("x", options: .init(timeout: 0.2))
                }
            ),
            (
                "no server",
                { lesson in
                    try await ask(
                        lesson.client(lesson.engine(.production), maxRetries: 0, base: "http://127.0.0.1:1/v1"))
                }
            ),
            ("no URL", { try await ask($0.client($0.engine(.production), base: "not a \(hostile)")) }),
            ("offline", { try await ask($0.client(.production, offline: true)) }),
            ("offline, a stream", { try await stream($0.client(.production, offline: true)) }),
            ("no key", { _ = try $0.client(.production, key: nil).blocking.files.list(purpose: "none") }),
            ("no ID", { _ = try await $0.client(.production).files.retrieve("") }),
            ("a dot for an ID", { _ = try await $0.client(.production).files.retrieve("..") }),
            ("a path", { _ = try await $0.client(.production).get("/\(hostile)/../x", as: OpenAI.JSON.self) }),
            ("a body", { _ = try await $0.client(.production).post("/\(hostile)", body: 1, as: OpenAI.JSON.self) }),
            (
                "no file",
                { lesson in
                    let file = OpenAI.FileInput(contentsOf: lesson.folder.appendingPathComponent("\u{1B}[31m"))
                    _ = try await lesson.client(.production).files.create(file: file, purpose: "batch")
                }
            ),
            (
                "a file elsewhere",
                { lesson in
                    let file = OpenAI.FileInput(contentsOf: try #require(URL(string: "https://example.com/a")))
                    _ = try await lesson.client(.production).files.create(file: file, purpose: "batch")
                }
            ),
            (
                "no picture",
                { _ in
                    _ = try OpenAI.ChatCompletionContentPart.image(contentsOf: URL(fileURLWithPath: "/nowhere/a.png"))
                }
            ),
            (
                "an unsigned webhook",
                { lesson in
                    let webhooks = lesson.client(.production).webhooks
                    _ = try webhooks.unwrap("\(hostile)", headers: ["webhook-id": "\(hostile)"], secret: "whsec_eA==")
                }
            ),
            ("no secret for a webhook", { _ = try $0.client(.production).webhooks.unwrap("x", headers: [:]) }),
            ("a body and a form", { try await $0.client(.production).post("/x", body: [:], form: [:]) }),
            ("no schema", { _ in _ = try OpenAI.JSONSchema(of: Cases.self) }),
            ("no schema of a list", { _ in _ = try OpenAI.JSONSchema(of: [Place].self) }),
        ]
    }

    @Test func everyErrorIsFitAndEveryClassIsProvoked() async throws {
        var seen: Set<String> = ["\(OpenAI.FieldMismatch.self)"]
        for (name, provoke) in Self.answers + Self.others {
            try await Lesson.run { lesson in
                do {
                    try await provoke(lesson)
                    Issue.record("\(name): no error")
                } catch {
                    #expect(error is OpenAI.OpenAIError, "\(name): \(error)")
                    Self.expectFit(error, name)
                    seen.insert("\(type(of: error))")
                }
            }
        }
        let mismatch = OpenAI.FieldMismatch(path: "choices", type: "ChatCompletion", expected: "an array")
        Self.expectFit(mismatch, "a field", advises: false)
        for name in try Self.declared() { #expect(seen.contains(name), "nothing in the table provokes \(name)") }
    }

    @Test func whatElseGoesWrongBelowIsAnErrorOfTheClientsToo() throws {
        let url = try #require(URL(string: "https://example.com/v1"))
        let address = OpenAICache.Address(base: "https://example.com/v1", path: "/x", query: "")
        let call = OpenAICache.Call(method: "GET", url: url, address: address, body: .none)
        for error in [
            CocoaError(.fileReadNoSuchFile), URLError(.badServerResponse), URLError(.timedOut),
            NSError(domain: "\(Self.hostile)", code: 1, userInfo: [NSLocalizedDescriptionKey: Self.hostile]),
            OpenAICache.CacheError.link(Self.hostile),
        ] as [any Error] {
            let mapped = OpenAI.ErrorMapping.error(error, call)
            #expect(mapped is OpenAI.OpenAIError)
            Self.expectFit(mapped, "\(type(of: error))")
        }
        for error in [CancellationError(), URLError(.cancelled)] as [any Error] {
            #expect(OpenAI.ErrorMapping.error(error, call) is CancellationError)
        }
    }

    /// The subclasses of `OpenAIError` in the library's sources; none where the tests run without them.
    private static func declared() throws -> [String] {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let sources = root.appendingPathComponent("Sources/CachedOpenAI")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.allObjects ?? []
        var parents: [String: String] = [:]
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /class (\w+): (?:OpenAI\.)?(\w+)/) {
                parents[String(match.1)] = String(match.2)
            }
        }
        return parents.keys.filter { name in
            var parent = parents[name]
            for _ in 0..<8 where parent != "OpenAIError" { parent = parent.flatMap { parents[$0] } }
            return parent == "OpenAIError"
        }
    }

    @Test func theSourcesAreLookedThrough() throws {
        let declared = try Self.declared()
        #if !PASTED_FORM
            for name in ["APIStatusError", "RateLimitError", "MissError", "RefusalError"] {
                #expect(declared.contains(name))
            }
        #endif
        #expect(!declared.contains("OpenAIError"))
    }
}
