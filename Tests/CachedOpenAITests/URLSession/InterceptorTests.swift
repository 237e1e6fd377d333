import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Clients of one's own on URLSession.
@Suite struct InterceptorTests {
    @Test func aSessionOfOnesOwnIsRecordedAndReplayed() async throws {
        try await withEngines { lesson, use in
            use(.dev, false)
            let session = URLSession(configuration: use.cache.sessionConfiguration())
            let live = try await session.data(for: chat(lesson, "x"))
            use(.production, true)
            let replayed = try await session.data(for: chat(lesson, "x"))
            #expect(replayed.0 == live.0)
            #expect((replayed.1 as? HTTPURLResponse)?.statusCode == 200)
            let type = (replayed.1 as? HTTPURLResponse)?.value(forHTTPHeaderField: "Content-Type")
            #expect(type?.hasPrefix("application/json") == true)
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func theSharedSessionIsCachedEvenAfterItWasUsed() async throws {
        try await withEngines { lesson, use in
            _ = try await URLSession.shared.data(for: chat(lesson, "before"))
            use.cache.install()
            use.cache.install()
            use(.dev, false)
            let live = try await URLSession.shared.data(for: chat(lesson, "x")).0
            #expect(try await URLSession.shared.data(for: chat(lesson, "x")).0 == live)
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func theBuiltInClientAndASessionShareTheirAnswers() async throws {
        try await withEngines { lesson, use in
            let answer = try await lesson.client(.dev).ask("x")
            use(.production, true)
            let session = URLSession(configuration: use.cache.sessionConfiguration())
            let (body, _) = try await session.data(for: chat(lesson, "x"))
            let completion = try OpenAI.ChatCompletion(json: .init(parsing: body))
            #expect(completion.choices[0].message.content == answer)
        }
    }

    @Test func aTaskThatWasSuspendedIsAnsweredOnceItIsResumed() async throws {
        try await withEngines { lesson, use in
            use(.dev, false)
            lesson.api.answer("POST", "/chat/completions", .usual.delayed(milliseconds: 50))
            let session = URLSession(configuration: use.cache.sessionConfiguration())
            let request = chat(lesson, "x")
            let status = await withCheckedContinuation { (answered: CheckedContinuation<Int?, Never>) in
                let task = session.dataTask(with: request) { _, response, _ in
                    answered.resume(returning: (response as? HTTPURLResponse)?.statusCode)
                }
                task.resume()
                task.suspend()
                task.resume()
                task.resume()
            }
            #expect(status == 200)
        }
    }

    @Test func picturesAreFilesForASessionToo() async throws {
        try await withEngines { lesson, use in
            let url = "http://127.0.0.1:\(lesson.api.port)/pictures/p"
            lesson.api.answer(
                "GET", "../pictures/p", needsKey: false, .data(Data("GIF89a picture".utf8), contentType: "image/png"))
            lesson.api.answer("POST", "/images/generations", .json(#"{"data":[{"url":"\#(url)"}]}"#))
            let session = URLSession(configuration: use.cache.sessionConfiguration())
            for (mode, isOffline) in [(OpenAICache.Settings.Mode.dev, false), (.production, true)] {
                use(mode, isOffline)
                let (body, _) = try await session.data(for: drawing(lesson))
                let images = try OpenAI.ImagesResponse(json: .init(parsing: body))
                let file = try #require(images.data?[0].url)
                #expect(file.isFileURL)
                #expect(try Data(contentsOf: file) == Data("GIF89a picture".utf8))
            }
        }
    }

    @Test func anAnswerWhosePicturesAreGoneIsKeptForASessionAsItCame() async throws {
        try await withEngines { lesson, use in
            let url = "http://127.0.0.1:\(lesson.api.port)/pictures/gone"
            lesson.api.answer("GET", "../pictures/gone", needsKey: false, .error(403, "expired"))
            let body = #"{"data":[{"url":"\#(url)"}]}"#
            lesson.api.answer("POST", "/images/generations", .json(body))
            let session = URLSession(configuration: use.cache.sessionConfiguration())
            for (mode, isOffline) in [(OpenAICache.Settings.Mode.dev, false), (.production, true)] {
                use(mode, isOffline)
                let answer = try await session.data(for: drawing(lesson)).0
                #expect(answer == Data(body.utf8))
            }
        }
    }

    private func drawing(_ lesson: Lesson) -> URLRequest {
        var request = URLRequest(url: lesson.api.baseURL.appendingPathComponent("images/generations"))
        request.httpMethod = "POST"
        request.setValue("Bearer sk-test", forHTTPHeaderField: "Authorization")
        request.httpBody = Data(#"{"model":"dall-e-2","prompt":"a lighthouse"}"#.utf8)
        return request
    }

    @Test func aStreamComesBackByteForByte() async throws {
        try await withEngines { lesson, use in
            use(.dev, false)
            let session = URLSession(configuration: use.cache.sessionConfiguration())
            let live = try await session.data(for: chat(lesson, "x", stream: true)).0
            #expect(String(decoding: live, as: UTF8.self).hasSuffix("data: [DONE]\n\n"))
            use(.production, true)
            #expect(try await session.data(for: chat(lesson, "x", stream: true)).0 == live)
        }
    }

    @Test func aRequestIsSentToTheLetter() async throws {
        try await withEngines { lesson, use in
            for mode in [OpenAICache.Settings.Mode.dev, .production] {
                use(mode, false)
                let session = URLSession(configuration: use.cache.sessionConfiguration())
                var request = chat(lesson, "x")
                let body = Data(
                    #"{ "temperature": 1.0, "messages": [], "model": "\u0067pt", "mode": "\#(mode)" }"#.utf8)
                request.httpBody = body
                request.setValue("application/json; charset=utf-8", forHTTPHeaderField: "Content-Type")
                request.setValue("\(body.count)", forHTTPHeaderField: "Content-Length")
                _ = try await session.data(for: request)
                let sent = try #require(lesson.api.requests.last)
                #expect(sent.body == body)
                #expect(sent.header("Content-Type") == "application/json; charset=utf-8")
            }
        }
    }

    @Test func cancellingATaskEndsItsCall() async throws {
        try await withEngines { lesson, use in
            lesson.api.answer("POST", "/chat/completions", .silence)
            for (number, mode) in [OpenAICache.Settings.Mode.dev, .production].enumerated() {
                use(mode, false)
                let session = URLSession(configuration: use.cache.sessionConfiguration())
                let request = chat(lesson, "x")
                let loading = Task { _ = try await session.data(for: request) }
                try await lesson.api.waitForRequests(number + 1)
                loading.cancel()
                await #expect(throws: (any Error).self) { try await loading.value }
            }
        }
    }

    @Test func anErrorAnswerPassesThroughOnceAndIsNotKept() async throws {
        try await withEngines { lesson, use in
            use(.dev, false)
            lesson.api.answer("POST", "/chat/completions", .error(500))
            let session = URLSession(configuration: use.cache.sessionConfiguration())
            let response = try await session.data(for: chat(lesson, "x")).1
            #expect((response as? HTTPURLResponse)?.statusCode == 500)
            #expect(lesson.api.requestCount == 1)
            use(.production, true)
            await #expect(throws: (any Error).self) { try await session.data(for: chat(lesson, "x")) }
        }
    }

    @Test func aMissOfflineTellsTheWholeStory() async throws {
        try await withEngines { lesson, use in
            use(.production, true)
            let session = URLSession(configuration: use.cache.sessionConfiguration())
            let error = await #expect(throws: (any Error).self) { try await session.data(for: chat(lesson, "x")) }
            #expect(error.map { "\($0)".contains("POST /chat/completions") } == true)
        }
    }

    @Test func whatIsNoOpenAIStyleHostPassesUntouched() async throws {
        try await withEngines { lesson, use in
            use(.production, true)
            let session = URLSession(configuration: use.cache.sessionConfiguration())
            try await withLoopbackAPI { other in
                other.answer("GET", "/weather", needsKey: false, .json("{}"))
                let url = other.baseURL.appendingPathComponent("weather")
                let body = try await session.data(from: url).0
                #expect(body == Data("{}".utf8))
                #expect(other.requestCount == 1)
            }
        }
    }

    @Test func anUploadWhoseBodyIsHiddenPassesUncachedOrIsRefusedOffline() async throws {
        try await withEngines { lesson, use in
            use(.dev, false)
            let session = URLSession(configuration: use.cache.sessionConfiguration())
            var request = chat(lesson, "x")
            let body = request.httpBody ?? Data()
            request.httpBody = nil
            _ = try await session.upload(for: request, from: body)
            _ = try await session.upload(for: request, from: body)
            #expect(lesson.api.requestCount == 2)
            #expect(lesson.api.requests[1].body == body)
            use(.production, true)
            await #expect(throws: (any Error).self) { try await session.upload(for: request, from: body) }
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func hostsAreCoveredByNameWithOrWithoutPort() throws {
        var settings = OpenAICache.Settings(environment: ["OPENAI_BASE_URL": "http://127.0.0.1:8080/v1"])
        settings.hosts = ["openrouter.ai", "https://example.org/api/v1"]
        let rule = OpenAICache.HostRule(settings)
        let covered = [
            "https://api.openai.com/v1/models", "http://127.0.0.1:8080/other", "https://openrouter.ai/api/v1/x",
            "https://OPENROUTER.ai:443/x", "https://api.openai.com./v1/x", "wss://api.openai.com/v1/realtime",
            "https://example.org/api/v1/x",
        ]
        let passed = [
            "http://127.0.0.1:8081/v1/x", "https://openai.com/", "https://evil-api.openai.com.example/",
            "https://notopenrouter.ai/", "ftp://api.openai.com/x",
        ]
        for text in covered { #expect(rule.covers(try #require(URL(string: text))), "\(text)") }
        for text in passed { #expect(!rule.covers(try #require(URL(string: text))), "\(text)") }
    }

    func withEngines(_ body: (Lesson, Phases) async throws -> Void) async throws {
        try await Lesson.run { lesson in try await body(lesson, Phases(lesson)) }
    }

    /// A cache of the lesson's own, in one mode after the other.
    struct Phases: Sendable {
        let cache: OpenAICache
        private let lesson: Lesson

        init(_ lesson: Lesson) {
            self.lesson = lesson
            var settings = OpenAICache.Settings(environment: [:])
            settings.directory = lesson.folder
            cache = OpenAICache(settings)
        }

        func callAsFunction(_ mode: OpenAICache.Settings.Mode, _ isOffline: Bool) {
            var settings = lesson.settings(mode, offline: isOffline)
            settings.hosts = ["127.0.0.1:\(lesson.api.port)"]
            cache.settings = settings
        }
    }

    private func chat(_ lesson: Lesson, _ question: String, stream: Bool = false) -> URLRequest {
        var request = URLRequest(url: lesson.api.baseURL.appendingPathComponent("chat/completions"))
        request.httpMethod = "POST"
        request.setValue("Bearer sk-test", forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        let streamField = stream ? #", "stream": true"# : ""
        let text =
            #"{"messages": [{"role": "user", "content": "\#(question)"}], "model": "gpt-4o-mini"\#(streamField)}"#
        request.httpBody = Data(text.utf8)
        return request
    }
}
