import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A key goes nowhere else, and neither does a prompt: a table over a pair of servers, 127.0.0.1 and localhost.
@Suite struct RedirectTests {
    private static let statuses = [301, 302, 303, 307, 308]
    private static let methods = ["GET", "POST", "DELETE"]
    private static let ownHeaders = [
        "Authorization", "api-key", "OpenAI-Organization", "OpenAI-Project", "X-Own", "Cookie", "Accept",
    ]

    private static let secrets = ["X-Own": "own", "Cookie": "a=b", "api-key": "azure"]

    private static func client(_ lesson: Lesson, azure: Bool = false) -> OpenAI {
        let headers = azure ? secrets : secrets.filter { $0.key != "api-key" }
        let configuration = OpenAI.Configuration(
            apiKey: "sk-test", baseURL: lesson.api.baseURL.absoluteString, organization: "org", project: "proj",
            maxRetries: 0, defaultHeaders: headers)
        return OpenAI(configuration, engine: lesson.engine(.dev))
    }

    private static func send(_ method: String, _ client: OpenAI) async throws -> OpenAI.JSON {
        switch method {
        case "GET": try await client.get("/from", as: OpenAI.JSON.self)
        case "DELETE": try await client.delete("/from", as: OpenAI.JSON.self)
        default: try await client.post("/from", body: ["prompt": "the prompt"], as: OpenAI.JSON.self)
        }
    }

    private static func answer(_ api: LoopbackAPI, _ path: String, _ reply: LoopbackAPI.Reply) {
        for method in ["GET", "POST", "DELETE", "HEAD"] { api.answer(method, path, needsKey: false, reply) }
    }

    private static func redirect(_ status: Int, _ target: String) -> LoopbackAPI.Reply {
        .json("{}", status: status, headers: ["Location": target])
    }

    @Test(arguments: statuses, methods)
    func anotherOriginGetsNoHeaderOfOursAndNoPrompt(status: Int, method: String) async throws {
        for isAzure in [false, true] {
            try await Lesson.run { lesson in
                try await withLoopbackAPI { other in
                    let target = "http://localhost:\(other.port)/v1/to"
                    Self.answer(lesson.api, "/from", Self.redirect(status, target))
                    Self.answer(other, "/to", .json(#"{"came":"through"}"#))
                    do {
                        let answer = try await Self.send(method, Self.client(lesson, azure: isAzure))
                        #expect(method == "GET" && answer["came"]?.stringValue == "through")
                    } catch let error as OpenAI.APIConnectionError {
                        #expect(method != "GET" && error.message.contains("localhost:\(other.port)"))
                    }
                    #expect(other.requestCount == (method == "GET" ? 1 : 0))
                    for request in other.requests {
                        for name in Self.ownHeaders {
                            let value = request.header(name)
                            #expect(value == nil || name == "Accept" && value == "*/*", "\(name)")
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: statuses, methods)
    func withinTheOriginItIsFollowedAsTheOfficialClientsDo(status: Int, method: String) async throws {
        try await Lesson.run { lesson in
            Self.answer(lesson.api, "/from", Self.redirect(status, "/v1/to"))
            Self.answer(lesson.api, "/to", .json(#"{"came":"through"}"#))
            let answer = try await Self.send(method, Self.client(lesson))
            #expect(answer["came"]?.stringValue == "through")
            let request = try #require(lesson.api.requests.last)
            let keepsMethod = [307, 308].contains(status) || status == 301 && method == "DELETE"
            #expect(request.method == (keepsMethod ? method : "GET"))
            #expect(request.text == (keepsMethod && method == "POST" ? #"{"prompt":"the prompt"}"# : ""))
            #expect(request.header("Content-Type") == (keepsMethod && method == "POST" ? "application/json" : nil))
            #expect(request.header("Authorization") == "Bearer sk-test" && request.header("X-Own") == "own")
        }
    }

    @Test func whatWasDroppedOnTheWayDoesNotComeBack() async throws {
        try await Lesson.run { lesson in
            try await withLoopbackAPI { other in
                Self.answer(lesson.api, "/from", Self.redirect(302, "http://localhost:\(other.port)/v1/over"))
                Self.answer(other, "/over", Self.redirect(302, lesson.api.baseURL.absoluteString + "/back"))
                Self.answer(lesson.api, "/back", .json("{}"))
                _ = try await Self.send("GET", Self.client(lesson))
                #expect(lesson.api.requests.last?.path == "/back")
                #expect(lesson.api.requests.last?.header("Authorization") == nil)
                #expect(lesson.api.requests.last?.header("Cookie") == nil)
            }
        }
    }

    @Test func tenAreFollowedAndNoMore() async throws {
        try await Lesson.run { lesson in
            for step in 1..<10 {
                Self.answer(lesson.api, "/chain/\(step)", Self.redirect(307, "/v1/chain/\(step + 1)"))
            }
            Self.answer(lesson.api, "/from", Self.redirect(307, "/v1/chain/1"))
            Self.answer(lesson.api, "/chain/10", .json(#"{"came":"through"}"#))
            let answer = try await Self.send("POST", Self.client(lesson))
            #expect(answer["came"]?.stringValue == "through" && lesson.api.requestCount == 11)
            Self.answer(lesson.api, "/chain/10", Self.redirect(307, "/v1/from"))
            let error = await #expect(throws: OpenAI.APIConnectionError.self) {
                try await Self.send("GET", Self.client(lesson))
            }
            #expect(error?.message.contains("10 times") == true && lesson.api.requestCount == 22)
        }
    }

    @Test(arguments: [
        "file:///etc/passwd", "ftp://localhost/x", "http://", "//:1/x", "javascript:alert(1)", "http://[/x",
    ])
    func whatIsNoWebAddressIsNotGoneTo(target: String) async throws {
        try await Lesson.run { lesson in
            Self.answer(lesson.api, "/from", Self.redirect(307, target))
            Self.answer(lesson.api, "/javascript:alert(1)", .error(404))
            for method in ["GET", "POST"] {
                await #expect(throws: OpenAI.APIError.self) { try await Self.send(method, Self.client(lesson)) }
            }
        }
    }

    @Test func aTargetMayBeSpelledInAnyWay() async throws {
        try await Lesson.run { lesson in
            Self.answer(lesson.api, "/to", .json(#"{"came":"through"}"#))
            let base = lesson.api.baseURL.absoluteString
            for target in [
                "/v1/to", "to", "./to", "../v1/to", " /v1/to ", base + "/to#part",
                "//127.0.0.1:\(lesson.api.port)/v1/to",
                base.replacingOccurrences(of: "http", with: "HTTP") + "/to",
                base.replacingOccurrences(of: "http://", with: "http://user:password@") + "/to",
            ] {
                Self.answer(lesson.api, "/from", Self.redirect(307, target))
                let answer = try await Self.send("POST", Self.client(lesson))
                #expect(answer["came"]?.stringValue == "through")
                #expect(lesson.api.requests.last?.header("Authorization") == "Bearer sk-test")
            }
        }
    }

    @Test func anAnswerThatNamesNoTargetIsGivenAsItIs() async throws {
        try await Lesson.run { lesson in
            for status in [300, 301, 307] {
                lesson.api.answer("GET", "/from", .json("{}", status: status))
                let error = await #expect(throws: OpenAI.APIStatusError.self) {
                    try await Self.send("GET", Self.client(lesson))
                }
                #expect(error?.statusCode == status)
            }
        }
    }

    @Test func aStreamIsFollowedToo() async throws {
        try await Lesson.run { lesson in
            Self.answer(lesson.api, "/chat/completions", Self.redirect(308, "/v1/moved"))
            lesson.api.answer(
                "POST", "/moved", .events([#"{"id":"c","choices":[{"index":0,"delta":{"content":"hi"}}]}"#]))
            var text = ""
            for try await chunk in Self.client(lesson).chat.completions.stream(model: "moved", messages: [.user("q")]) {
                text += chunk.choices.first?.delta.content ?? ""
            }
            #expect(text == "hi")
        }
    }

    /// Some systems end the program when they hear what to do about a redirect of a task that is gone.
    @Test func aCallMayBeGivenUpWhileItIsRedirected() async throws {
        try await Lesson.run { lesson in
            Self.answer(lesson.api, "/from", Self.redirect(307, "/v1/from"))
            let client = Self.client(lesson)
            await withTaskGroup(of: Void.self) { callers in
                for number in 0..<300 {
                    callers.addTask {
                        let call = Task { _ = try? await Self.send("GET", client) }
                        try? await Task.sleep(for: .microseconds(number * 37 % 5_000))
                        call.cancel()
                        await call.value
                    }
                }
            }
            Self.answer(lesson.api, "/still", .json(#"{"is":"there"}"#))
            let answer = try await client.get("/still", as: OpenAI.JSON.self)
            #expect(answer["is"]?.stringValue == "there")
        }
    }
}
