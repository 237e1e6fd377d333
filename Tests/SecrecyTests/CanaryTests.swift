import CachedOpenAIGenerator
import Foundation
import LoopbackAPI
import TestSupport
import Testing

@testable import CachedOpenAI

/// A secret that was in every place of every request is nowhere afterwards.
@Suite("A secret", .serialized) struct CanaryTests {
    private static let canary = Canary()
    private static let secret = canary.text

    private static let compiled = Task {
        try await PastedProgram.compile("Tests/SecrecyTests/Program/main.swift", as: "secrecy-program")
    }

    @Test("is not found in what is recorded, said, thrown and handed out")
    func nowhere() async throws {
        let folder = try TemporaryFolder()
        try await withLoopbackAPI { api in
            Self.serve(on: api)
            let recorded = try await Self.lesson(api, folder, "hello", ["CACHED_OPENAI_DEV_MODE": "1"])
            try Self.expectSent(api)
            try Self.expectNothing(in: folder, "recorded")
            for file in ["openai_cache_temp.bin", "openai_cache_used.txt", "image"] {
                #expect(try Self.names(folder).contains { $0.hasPrefix(file) }, "\(file)")
            }
            // The journal is merged, and what was not kept is asked for again.
            let again = try await Self.lesson(api, folder, "hello", ["CACHED_OPENAI_DEV_MODE": "1"])
            try Self.expectNothing(in: folder, "merged")
            #expect(try Self.names(folder).contains("openai_cache.cache"))
            let count = api.requestCount
            let offline = try await Self.lesson(api, folder, "other", ["CACHED_OPENAI_OFFLINE": "1"])
            let live = try await Self.lesson(api, folder, "third", [:])
            #expect(offline.output.contains("The closest recorded request differs in:"))
            #expect(recorded.errors.contains("recorded POST /chat/completions"))
            #expect(again.errors.contains("hit POST /chat/completions"))
            #expect(recorded.output.contains("The API answered with status 401: Incorrect API key provided: Kan…"))
            #expect(recorded.errors.contains("not kept: POST /images/generations "))
            #expect(live.errors.contains("miss POST /chat/completions") && api.requestCount > count)
            for text in [
                "The connection to 127.0.0.1 failed", "did not answer in time", "…@host", "can't be a base URL",
                "cancelled",
            ] {
                #expect(recorded.output.contains(text), "\(text)")
            }
            #expect(recorded.errors.contains(" names a picture that can't be had: "))
            #expect(recorded.errors.contains("ftp://…@x/y is not a web address"))
            try Self.expectNothing(in: folder, "in the end")
            try await Self.expectNothingHandedOut(folder)
        }
    }

    // MARK: The lesson

    private static func lesson(
        _ api: LoopbackAPI, _ folder: TemporaryFolder, _ question: String, _ environment: [String: String]
    ) async throws -> Command.Outcome {
        let password = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let settings = [
            "OPENAI_BASE_URL": "http://user:\(password)@127.0.0.1:\(api.port)/v1", "OPENAI_API_KEY": "sk-\(secret)",
            "OPENAI_ORG_ID": secret, "OPENAI_PROJECT_ID": secret, "CACHED_OPENAI_VERBOSE": "1",
        ]
        let outcome = try await Command(
            [compiled.value, secret, question], in: folder.url, environment: settings.merging(environment) { $1 }
        ).run(timeout: 120)
        #expect(outcome.status == 0, "\(outcome.errors.suffix(2_000))")
        expectNone(canary.places(in: Data(outcome.output.utf8), named: "output, \(question)"))
        expectNone(canary.places(in: Data(outcome.errors.utf8), named: "standard error, \(question)"))
        return outcome
    }

    /// Every answer repeats what it was sent, in its headers; a refusal in its body, too.
    private static func serve(on api: LoopbackAPI) {
        let echo = ["Set-Cookie": "session=\(secret); Path=/", "X-Echo": secret, "OpenAI-Organization": secret]
        let message = #"{"index":0,"message":{"role":"assistant","content":"hi"},"finish_reason":"stop"}"#
        let answer = #"{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[\#(message)]}"#
        let delta = #"{"index":0,"delta":{"content":"hi"}}"#
        let chunk = #"{"id":"x","object":"chat.completion.chunk","created":1,"model":"m","choices":[\#(delta)]}"#
        let retried = Turn()
        api.answer("POST", "/chat/completions", needsKey: false) { request in
            let isStream = request.json?["stream"] as? Bool == true
            switch request.json?["model"] as? String {
            case "refused":
                let message = "Incorrect API key provided: \(secret). \(request.header("Authorization") ?? "")"
                return .error(401, message, headers: echo)
            case "retried" where await retried.isOdd():
                return .error(500, secret, headers: echo).adding(header: "Retry-After", "0")
            case "garbled":
                let text = "no JSON for \(secret), \(request.header("Authorization") ?? "")"
                return .data(Data(text.utf8), contentType: "application/json", headers: echo)
            case "silent": return .silence
            case "broken": return .events([chunk, chunk, chunk]).cut(afterPieces: 1)
            case "slow" where isStream: return .events(Array(repeating: chunk, count: 50), gapMilliseconds: 100)
            case "slow": return .silence
            default: break
            }
            guard isStream else { return .json(answer, headers: echo) }
            return .stream(
                [chunk, chunk, "[DONE]"].map { Data("data: \($0)\n\n".utf8) }, contentType: "text/event-stream",
                gapMilliseconds: 5, headers: echo)
        }
        api.answer(
            "POST", "/responses", needsKey: false, .json(#"{"id":"r","status":"completed","output":[]}"#, headers: echo)
        )
        api.answer("POST", "/audio/transcriptions", needsKey: false, .json(#"{"text":"hello"}"#, headers: echo))
        for path in ["/models", "/files/*/content"] {
            api.answer("GET", path, needsKey: false, .json(#"{"object":"list","data":[]}"#, headers: echo))
        }
        servePictures(on: api, echo)
    }

    private static func servePictures(on api: LoopbackAPI, _ echo: [String: String]) {
        let host = "http://127.0.0.1:\(api.port)"
        let signed = "\(host)/pictures/1?se=2026-01-01&sig=aB3dE5gH7jK9&X-Amz-Signature=0a1b2c3d"
        api.answer(
            "GET", "../pictures/1", needsKey: false,
            .data(
                Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]), contentType: "image/png", headers: echo))
        api.answer("GET", "../pictures/gone", needsKey: false, .error(403, secret, headers: echo))
        for path in ["/images/generations", "/images/edits"] {
            api.answer("POST", path, needsKey: false) { request in
                let url =
                    switch request.json?["model"] as? String {
                    // An answer that is not kept may name anything.
                    case "gone": "http://user:\(secret)@127.0.0.1:\(api.port)/pictures/gone?sig=\(secret)"
                    case "odd": "ftp://user:\(secret)@x/y?sig=\(secret)"
                    default: signed
                    }
                return .json(#"{"created":1,"data":[{"url":"\#(url)"}]}"#, headers: echo)
            }
        }
    }

    private actor Turn {
        private var count = 0

        func isOdd() -> Bool {
            count += 1
            return count % 2 == 1
        }
    }

    // MARK: The search

    /// The secret was really in all these places.
    private static func expectSent(_ api: LoopbackAPI) throws {
        let requests = api.requests
        for name in [
            "Authorization", "Cookie", "X-Api-Key", "X-Any", "api-key", "OpenAI-Organization", "OpenAI-Project",
        ] {
            #expect(requests.contains { $0.header(name)?.contains(secret) == true }, "\(name)")
        }
        for name in ["key", "api_key", "sig", "X-Amz-Signature", "code", "password"] {
            #expect(requests.contains { $0.queryValue(name) == secret }, "\(name)")
        }
        let tools = requests.filter { $0.path == "/responses" }
        #expect(
            tools.count == 2
                && tools.allSatisfy { request in
                    let tool = (request.json?["tools"] as? [[String: Any]])?.first
                    return tool?["authorization"] as? String == secret
                })
        #expect(tools.allSatisfy { $0.json?["seed"] == nil })
        #expect(
            requests.contains { $0.path == "/audio/transcriptions" } && requests.contains { $0.path == "../pictures/1" }
        )
    }

    private static func names(_ folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
    }

    private static func expectNothing(in folder: TemporaryFolder, _ when: String) throws {
        for name in try names(folder) {
            guard let data = FileManager.default.contents(atPath: folder.url.appending(path: name).path) else {
                continue
            }
            expectNone(canary.places(in: data, named: "\(when), \(name)"))
            expectNone(canary.places(in: Data(name.utf8), named: "\(when), a file's name"))
        }
    }

    private static func expectNothingHandedOut(_ folder: TemporaryFolder) async throws {
        for form in ["cache", "embedded"] {
            for options in [[], ["--no-compress"], ["--hash-keys"], ["--no-compress", "--hash-keys"]] {
                let output = "out-\(form)\(options.joined())"
                let outcome = try await Command(
                    [BuiltProduct.path(of: "cached-openai"), "materialize", "--as", form, "--output", output] + options,
                    in: folder.url
                ).run()
                #expect(outcome.status == 0, "\(outcome.errors)")
                expectNone(canary.places(in: Data(outcome.text.utf8), named: "materialize"))
                let data = try Data(contentsOf: folder.url.appending(path: output))
                expectNone(canary.places(in: data, named: output))
                let payloads = Canary.payloads(of: Canary.literal(of: data) ?? data)
                let isThere = payloads.contains { $0.range(of: Data("chat.completion".utf8)) != nil }
                #expect(isThere, "nothing was looked through in \(output)")
            }
        }
    }

    private static func expectNone(_ places: [String]) {
        for place in places { Issue.record("the secret is in \(place)") }
    }

    // MARK: The search itself

    @Test("is found in whatever coat it comes")
    func found() throws {
        let canary = Self.canary
        let encoded = Self.secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let spellings =
            [
                Self.secret, "x\(encoded)y", Self.secret.lowercased(),
                Self.secret.replacingOccurrences(of: "/", with: "\\/"),
            ]
            + (0..<3).map { Data((String(repeating: ".", count: $0) + Self.secret + "?").utf8).base64EncodedString() }
        for spelling in spellings {
            #expect(!canary.places(in: Data(spelling.utf8), named: "x").isEmpty, "\(spelling)")
        }
        #expect(canary.places(in: Data("Kanar Voge".utf8), named: "x").isEmpty)

        let journal = SampleCache.journal([Self.secret])
        for compresses in [true, false] {
            var options = MaterializeOptions()
            options[.noCompress] = !compresses
            let packed = try CachePacker.pack(
                MaterializeInputs(caches: [.init(name: "journal", bytes: journal)]), options: options)
            #expect(!canary.places(in: packed.sections.reduce(Data(), +), named: "x").isEmpty)
            var file = Data()
            try EmbeddedFile(head: FileHead(version: "1", options: options), cache: packed).write { file += $0 }
            #expect(!canary.places(in: file, named: "x").isEmpty)
        }
    }
}
