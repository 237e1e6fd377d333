import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct ClientSettingsTests {
    @Test func aCopyHasOtherSettingsAndTheSameCache() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.dev)
            let copy = client.withOptions(
                apiKey: "sk-other", project: "p", maxRetries: 0, defaultHeaders: ["X-Copy": "1"])
            let answer = try await copy.ask("copied?")
            let again = try await client.ask("copied?")
            #expect(answer == again && lesson.api.requestCount == 1)
            let request = lesson.api.requests[0]
            #expect(request.header("Authorization") == "Bearer sk-other" && request.header("X-Copy") == "1")
            #expect(request.header("OpenAI-Project") == "p" && copy.configuration.timeout == 600)
            #expect(client.configuration.maxRetries == 2 && client.configuration.defaultHeaders.isEmpty)
        }
    }

    private func client(
        _ lesson: Lesson, _ mode: OpenAICache.Settings.Mode = .dev, offline: Bool = false,
        _ key: @escaping @Sendable () async throws -> String
    ) -> OpenAI {
        var configuration = OpenAI.Configuration(apiKey: nil, baseURL: lesson.api.baseURL.absoluteString)
        configuration.keyFunction = key
        return OpenAI(configuration, engine: lesson.engine(mode, offline: offline))
    }

    @Test func aKeyIsAskedForWhenSomethingIsSentAndNotOtherwise() async throws {
        try await Lesson.run { lesson in
            let count = OpenAICache.Locked(0)
            let client = client(lesson) {
                await Task.yield()
                return count.withLock { count in
                    count += 1
                    return " sk-function-\(count)\n"
                }
            }
            _ = try await client.ask("a key?")
            _ = try await client.ask("a key?")
            _ = try client.blocking.chat.completions.create(model: "gpt-4o-mini", messages: [.user("another?")])
            var pieces = 0
            for try await _ in client.chat.completions.stream(model: "gpt-4o-mini", messages: [.user("s")]) {
                pieces += 1
            }
            #expect(pieces > 0)
            let keys = lesson.api.requests.map { $0.header("Authorization") }
            #expect(keys == ["Bearer sk-function-1", "Bearer sk-function-2", "Bearer sk-function-3"])
        }
    }

    @Test func aKeyThatTheFunctionGaveIsNotKept() async throws {
        try await Lesson.run { lesson in
            let key = "sk-function-very-secret-0123456789"
            lesson.api.answer("GET", "/echo", .json(#"{"id":"x","said":"\#(key)"}"#))
            let client = client(lesson) { key }
            _ = try await client.get("/echo")
            _ = try await client.get("/echo")
            #expect(lesson.api.requestCount == 2)
            lesson.api.answer("GET", "/refused", .error(401, "Incorrect key: \(key)"))
            let error = await #expect(throws: OpenAI.AuthenticationError.self) { try await client.get("/refused") }
            #expect(error?.message.contains("very-secret") == false)
        }
    }

    @Test func aFunctionThatGivesNoKeyIsAnErrorAndNothingIsSent() async throws {
        struct Locked: Error {}
        try await Lesson.run { lesson in
            let throwing = client(lesson) { throw Locked() }
            let error = await #expect(throws: OpenAI.OpenAIError.self) { try await throwing.ask("x") }
            #expect(error?.message.contains("Locked") == true && error is OpenAI.APIConnectionError == false)
            let empty = await #expect(throws: OpenAI.OpenAIError.self) { try await client(lesson) { "" }.ask("x") }
            #expect(empty?.message.contains("empty key") == true)
            let offline = client(lesson, .production, offline: true) { "sk-x" }
            await #expect(throws: OpenAI.MissError.self) { try await offline.ask("x") }
            #expect(lesson.api.requestCount == 0)
        }
    }

    @Test func aCallWhoseKeyIsAwaitedCanBeCancelled() async throws {
        try await Lesson.run { lesson in
            let asked = AsyncStream<Void>.makeStream()
            let client = client(lesson) {
                asked.continuation.yield()
                try await Task.sleep(nanoseconds: 600_000_000_000)
                return "sk-late"
            }
            let call = Task { try await client.ask("cancelled?") }
            for await _ in asked.stream { break }
            call.cancel()
            await #expect(throws: CancellationError.self) { try await call.value }
            #expect(lesson.api.requestCount == 0)
        }
    }

    @Test func trafficIsToldWithoutKeys() async throws {
        try await Lesson.run { lesson in
            let lines = OpenAICache.Locked<[String]>([])
            var configuration = OpenAI.Configuration(
                apiKey: "sk-log-secret-0123456789", baseURL: lesson.api.baseURL.absoluteString, maxRetries: 1)
            configuration.log = .init("debug") { line in lines.withLock { $0.append(line) } }
            let client = OpenAI(configuration, engine: lesson.engine(.dev))
            lesson.api.answer(
                "GET", "/logged", .error(503, headers: ["Retry-After": "0"]),
                .json(#"{"id":"x"}"#, headers: ["x-request-id": "req_1"]))
            _ = try await client.get("/logged", query: ["api_key": "sk-in-the-query-0123456789", "q": "1"])
            _ = try await client.get("/logged", query: ["api_key": "sk-in-the-query-0123456789", "q": "1"])
            _ = try? await client.get("/missing")
            let said = lines.withLock { $0 }
            #expect(said.allSatisfy { !$0.contains("secret") && !$0.contains("in-the-query") })
            #expect(said.count == 6, "\(said)")
            #expect(said[0].contains("/v1/logged?q=1 sent; headers: ") && said[0].contains("Authorization: …"))
            #expect(said[1].contains("status 503") && said[1].contains("retry 1 of 1"))
            #expect(said[2].contains("/v1/logged?q=1 status 200 (request ID req_1), "))
            #expect(said[3].hasSuffix("/v1/logged?q=1 from the cache") && said[5].contains("/v1/missing status 404"))
        }
    }

    @Test(arguments: [("info", false), ("DEBUG", true)])
    func trafficIsToldOnRequest(level: String, isDetailed: Bool) {
        #expect(
            OpenAI.Configuration(environment: ["OPENAI_LOG": level], apiKey: nil, baseURL: nil).log?.isDetailed
                == isDetailed)
        #expect(OpenAI.Configuration(environment: ["OPENAI_LOG": "loud"], apiKey: nil, baseURL: nil).log == nil)
    }
}
