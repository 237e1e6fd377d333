import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Keys, base URLs and headers as people set them.
@Suite struct ConfigurationTests {
    private static func client(
        _ lesson: Lesson, environment: [String: String] = [:], key: String? = nil, base: String? = nil,
        organization: String? = nil, headers: [String: String] = [:]
    ) -> OpenAI {
        var environment = environment
        if base == nil, environment["OPENAI_BASE_URL"] == nil {
            environment["OPENAI_BASE_URL"] = lesson.api.baseURL.absoluteString
        }
        let configuration = OpenAI.Configuration(
            environment: environment, apiKey: key, baseURL: base, organization: organization, maxRetries: 0,
            defaultHeaders: headers)
        return OpenAI(configuration, engine: lesson.engine(.production))
    }

    @Test(arguments: ["sk-test\n", "sk-test\r\n", " sk-test ", "\t sk-test\n\n", "\u{FEFF}sk-test\u{200B}", "sk-test"])
    func aKeyIsTrimmed(key: String) async throws {
        try await Lesson.run { lesson in
            _ = try await Self.client(lesson, environment: ["OPENAI_API_KEY": key]).ask("x")
            _ = try await Self.client(lesson, key: key).ask("x")
            #expect(lesson.api.requests.map { $0.header("Authorization") } == ["Bearer sk-test", "Bearer sk-test"])
        }
    }

    @Test(arguments: [
        "sk-a\nsk-b", "sk-a\r\nX-Evil: 1", "sk-a\u{0}b", "sk-“quoted”", "sk-a\u{1B}[31m", "sk-a\u{200B}b",
    ])
    func aKeyThatCanBeNoneIsNamed(key: String) async throws {
        try await Lesson.run { lesson in
            let environment = ["OPENAI_API_KEY": key]
            let fromEnvironment = await #expect(throws: OpenAI.OpenAIError.self) {
                try await Self.client(lesson, environment: environment).ask("x")
            }
            #expect(fromEnvironment?.message.contains("the API key in OPENAI_API_KEY holds") == true)
            let given = await #expect(throws: OpenAI.OpenAIError.self) {
                try await Self.client(lesson, key: key).ask("x")
            }
            #expect(given?.message.contains("apiKey") == true)
            #expect(given?.message.contains("sk-a") == false)
            #expect(lesson.api.requestCount == 0)
        }
    }

    @Test(arguments: ["", " ", "\n", "\t \r\n"])
    func aBlankKeyIsNone(key: String) async throws {
        try await Lesson.run { lesson in
            for client in [
                Self.client(lesson, environment: ["OPENAI_API_KEY": key]), Self.client(lesson, key: key),
            ] {
                let miss = await #expect(throws: OpenAI.MissError.self) { try await client.ask("x") }
                #expect(miss?.miss.obstacle == .noKey)
            }
            #expect(lesson.api.requestCount == 0)
        }
    }

    @Test func aRecordedAnswerNeedsNoRightKey() async throws {
        try await Lesson.run { lesson in
            let live = try await lesson.client(.dev).ask("right")
            let replayed = try await Self.client(lesson, environment: ["OPENAI_API_KEY": "sk-a\nb"]).ask("right")
            #expect(live == replayed)
        }
    }

    @Test func aBaseURLIsTrimmedAndItsSchemeMayHaveCapitals() async throws {
        try await Lesson.run { lesson in
            let base = lesson.api.baseURL.absoluteString
            let spelled = [
                base + "\n", "  \(base)/ ", base.replacingOccurrences(of: "http:", with: "HTTP:"), base + "//",
            ]
            for spelling in spelled {
                let environment = ["OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": spelling]
                _ = try await Self.client(lesson, environment: environment).ask("x")
                _ = try await Self.client(lesson, key: "sk-test", base: spelling).ask("x")
            }
            #expect(lesson.api.requestCount(path: "/chat/completions") == 2 * spelled.count)
        }
    }

    @Test(
        arguments: [
            "http://127.0.0.1:1/v1?api-version=1", "http://127.0.0.1:1/v1#part", "http://127.0.0.1:1/v1\n/more",
            "http://",
            "http:///v1", "file:///tmp/v1", "ftp://127.0.0.1/v1", "127.0.0.1:1/v1", "api.openai.com/v1", "/v1",
            "http://127.0.0.1:99999999/v1", "http://a b/v1", "http://[::1/v1", "http://:80/v1", "nonsense",
        ])
    func aBaseURLThatCanBeNoneIsNamed(base: String) async throws {
        try await Lesson.run { lesson in
            let environment = ["OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": base]
            let fromEnvironment = await #expect(throws: OpenAI.OpenAIError.self) {
                try await Self.client(lesson, environment: environment).ask("x")
            }
            #expect(fromEnvironment?.message.contains("OPENAI_BASE_URL") == true)
            #expect(!(fromEnvironment is OpenAI.APIError))
            let given = await #expect(throws: OpenAI.OpenAIError.self) {
                try await Self.client(lesson, key: "sk-test", base: base).ask("x")
            }
            #expect(given?.message.contains("baseURL") == true && given?.message.contains("\n") == false)
        }
    }

    @Test func aCallsHeadersComeBeforeTheClientsAndThoseBeforeTheEnvironments() async throws {
        try await Lesson.run { lesson in
            let environment = [
                "OPENAI_API_KEY": "sk-env", "OPENAI_ORG_ID": "org-env", "OPENAI_PROJECT_ID": " proj-env\n",
            ]
            let client = Self.client(
                lesson, environment: environment, headers: ["OPENAI-ORGANIZATION": "org-client", "x-one": "client"])
            // What a dictionary does by chance shows in some of several.
            for number in 0..<20 {
                _ = try await client.ask("x", options: .init(cacheSeed: number, headers: ["X-ONE": "call"]))
            }
            _ = try await client.ask("y", options: .init(headers: ["AUTHORIZATION": "Bearer sk-call"]))
            for request in lesson.api.requests.prefix(20) {
                #expect(request.headers.count { $0.name.lowercased() == "openai-organization" } == 1)
                #expect(request.header("OpenAI-Organization") == "org-client")
                #expect(request.header("OpenAI-Project") == "proj-env")
                #expect(request.header("X-One") == "call")
                #expect(request.header("Authorization") == "Bearer sk-env")
            }
            #expect(lesson.api.requests.last?.header("Authorization") == "Bearer sk-call")
        }
    }

    @Test(arguments: [("X-A", "a\nb"), ("X-A", "a\r\nX-B: b"), ("X A", "a"), ("", "a"), ("X:A", "a"), ("X-A", "\u{0}")])
    func aHeaderThatCanBeNoneIsNamed(name: String, value: String) async throws {
        try await Lesson.run { lesson in
            let client = Self.client(lesson, key: "sk-test")
            let error = await #expect(throws: OpenAI.OpenAIError.self) {
                try await client.ask("x", options: .init(headers: [name: value]))
            }
            #expect(error?.message.contains("header") == true)
            let organized = Self.client(lesson, key: "sk-test", organization: "a\nb")
            let other = await #expect(throws: OpenAI.OpenAIError.self) { try await organized.ask("x") }
            #expect(other?.message.contains("OpenAI-Organization") == true)
            #expect(lesson.api.requestCount == 0)
        }
    }
}
