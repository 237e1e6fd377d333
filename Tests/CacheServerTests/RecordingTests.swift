import CachedOpenAI
import Foundation
import LoopbackAPI
import TestSupport
import Testing

@testable import CacheServer

/// What is not recorded is sent through the engine, and its answer kept as dev mode keeps it.
@Suite(.timeLimit(.minutes(60))) struct RecordingTests {
    private static func record(
        environment: [String: String] = ["OPENAI_API_KEY": "sk-server-1234567890123456"], guestsKeys: Bool = false,
        _ body: @Sendable (Bench, LoopbackAPI, URL) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        try await withLoopbackAPI { api in
            try await Bench.run(
                [], misses: .recorded(in: folder.url), upstream: api.baseURL, environment: environment,
                guestsKeys: guestsKeys
            ) { (bench: Bench) async throws in
                try await body(bench, api, folder.url)
            }
        }
    }

    private static func recorded(in folder: URL) throws -> [OpenAICache.Locator] {
        let path = folder.appending(path: OpenAICache.FileNames.journal).path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        var found: [OpenAICache.Locator] = []
        let layer = OpenAICache.CacheOpener.openJournal(try OpenAICache.FileSource(path: path)).layer
        try layer?.forEachLocator { found.append($1) }
        return found
    }

    @Test func anAnswerIsRecordedOnce() async throws {
        try await Self.record { (bench: Bench, api: LoopbackAPI, folder: URL) async throws in
            let body = Recorded.question("What is new?")
            let first = try await bench.ask("POST", "/v1/chat/completions", body)
            #expect(first.status == 200)
            #expect(first.headers["x-cached-openai"] == "live")
            let second = try await bench.ask("POST", "/v1/chat/completions", body)
            #expect(second.headers["x-cached-openai"] == "hit; turn=1/1")
            #expect(second.body == first.body)
            #expect(api.requestCount == 1)
            #expect(api.requests[0].text == body)
            let found = try Self.recorded(in: folder)
            // Whoever asks the API itself is answered from it.
            #expect(found.map(\.base) == [api.baseURL.absoluteString])
        }
    }

    @Test func whatWasRecordedAnswersTheSwiftClient() async throws {
        try await Self.record { (bench: Bench, api: LoopbackAPI, folder: URL) async throws in
            let python =
                #"{"messages":[{"role":"user","content":"What is new?"}],"model":"gpt-4o-mini","stream":false,"n":1}"#
            #expect(try await bench.ask("POST", "/v1/chat/completions", python).status == 200)
            var settings = OpenAICache.Settings(environment: ["CACHED_OPENAI_OFFLINE": "1"])
            settings.directory = folder
            let client = OpenAI(apiKey: "sk-test", baseURL: api.baseURL.absoluteString, cache: OpenAICache(settings))
            let answer = try await client.chat.completions.create(
                model: "gpt-4o-mini", messages: [.user("What is new?")])
            #expect(answer.choices.count == 1)
            #expect(api.requestCount == 1)
        }
    }

    /// The server's own key is sent, and no guest's; nothing of a browser, nothing of a client's statistics.
    @Test func noGuestsKeyIsSent() async throws {
        try await Self.record { (bench: Bench, api: LoopbackAPI, _: URL) async throws in
            let headers = [
                "Authorization": "Bearer sk-guest-1234567890123456", "X-Api-Key": "sk-guest-1234567890123456",
                "Cookie": "session=guest", "OpenAI-Organization": "org-guest", "X-Stainless-OS": "Linux",
                "OpenAI-Beta": "assistants=v2", "Accept-Encoding": "br",
            ]
            let path = "/v1/chat/completions?api-key=sk-guest-1234567890123456&x=1"
            #expect(try await bench.ask("POST", path, Recorded.question("Whose key?"), headers: headers).status == 200)
            let sent = try #require(api.requests.first)
            #expect(sent.header("Authorization") == "Bearer sk-server-1234567890123456")
            #expect(sent.header("OpenAI-Beta") == "assistants=v2")
            #expect(sent.query == "x=1")
            for name in ["X-Api-Key", "Cookie", "OpenAI-Organization", "X-Stainless-OS"] {
                #expect(sent.header(name) == nil)
            }
            #expect(!"\(sent.headers)".contains("guest"))
            while bench.lines.all.isEmpty { await Task.yield() }
            #expect(!bench.lines.all.joined().contains("sk-"))
        }
    }

    /// Of an API that isn't Azure's, in its own words; so what is recorded answers other clients, too.
    @Test func azuresClientIsTranslated() async throws {
        try await Self.record { (bench: Bench, api: LoopbackAPI, _: URL) async throws in
            let path = "/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21"
            let body = Recorded.question("What is new?")
            let answer = try await bench.ask("POST", path, body, headers: ["api-key": "guest"])
            #expect(answer.status == 200)
            #expect(api.requests.first?.path == "/chat/completions")
            #expect(api.requests.first?.query == "")
            let plain = try await bench.ask("POST", "/v1/chat/completions", body)
            #expect(plain.headers["x-cached-openai"] == "hit; turn=1/1")
            // Where it names no deployment, too.
            let response = #"{"model":"gpt-4o-mini","input":"What is new?"}"#
            _ = try await bench.ask("POST", "/openai/responses?api-version=2024-10-21", response)
            #expect(api.requests.last?.query == "")
            let again = try await bench.ask("POST", "/v1/responses", response)
            #expect(again.headers["x-cached-openai"] == "hit; turn=1/1")
        }
    }

    @Test func guestsKeysAreSentIfThatIsMeant() async throws {
        try await Self.record(guestsKeys: true) { (bench: Bench, api: LoopbackAPI, _: URL) async throws in
            let headers = ["Authorization": "Bearer sk-guest-1234567890123456"]
            let body = Recorded.question("Whose key?")
            let answer = try await bench.ask("POST", "/v1/chat/completions", body, headers: headers)
            #expect(answer.status == 200)
            #expect(api.requests.first?.header("Authorization") == headers["Authorization"])
        }
    }

    /// The client's own SDK tries again: with tries of ours it would be nine.
    @Test func aFailureIsPassedOnAndNotKept() async throws {
        try await Self.record { (bench: Bench, api: LoopbackAPI, folder: URL) async throws in
            api.answer("POST", "/chat/completions", .error(429, "slow down", headers: ["Retry-After": "3"]), .usual)
            let body = Recorded.question("Too fast?")
            let failed = try await bench.ask("POST", "/v1/chat/completions", body)
            #expect(failed.status == 429)
            #expect(failed.headers["retry-after"] == "3")
            #expect(failed.error?["message"] as? String == "slow down")
            #expect(api.requestCount == 1)
            #expect(try Self.recorded(in: folder).isEmpty)
            #expect(try await bench.ask("POST", "/v1/chat/completions", body).status == 200)
        }
    }

    @Test func anAPIThatIsNotThereIsSaid() async throws {
        let folder = try TemporaryFolder()
        let nowhere = try #require(URL(string: "http://127.0.0.1:1/v1"))
        try await Bench.run([], misses: .recorded(in: folder.url), upstream: nowhere) { (bench: Bench) async throws in
            let answer = try await bench.ask("POST", "/v1/chat/completions", Recorded.question("Anyone?"))
            #expect(answer.status == 502)
            #expect(answer.error?["code"] as? String == "upstream_failed")
        }
    }

    @Test func aStreamPassesPieceByPieceWhileItIsRecorded() async throws {
        try await Self.record { (bench: Bench, api: LoopbackAPI, folder: URL) async throws in
            let pieces = Recorded.pieces.map { Data($0.0.utf8) }
            api.answer(
                "POST", "/chat/completions",
                .stream(pieces, contentType: "text/event-stream", gapMilliseconds: 80))
            let body = Recorded.question("Stream it.", more: #","stream":true"#)
            let live = try await bench.ask("POST", "/v1/chat/completions", body)
            #expect(live.headers["x-cached-openai"] == "live")
            #expect(live.chunks.count > 1)
            #expect(live.text == Recorded.pieces.map(\.0).joined())
            let replayed = try await bench.ask("POST", "/v1/chat/completions", body)
            #expect(replayed.body == live.body)
            #expect(api.requestCount == 1)
            #expect(try Self.recorded(in: folder).count == 1)
        }
    }

    @Test func theSameTwiceAtOnceIsOneCall() async throws {
        try await Self.record { (bench: Bench, api: LoopbackAPI, _: URL) async throws in
            api.answer("POST", "/chat/completions") { _ in
                try await Task.sleep(for: .milliseconds(200))
                return .usual
            }
            let body = Recorded.question("Both?")
            async let one = bench.ask("POST", "/v1/chat/completions", body)
            async let other = bench.ask("POST", "/v1/chat/completions", body)
            let statuses = try await [one.status, other.status]
            #expect(statuses == [200, 200])
            #expect(api.requestCount == 1)
        }
    }

    private static func begin(_ body: String, port: Int, closing: Bool = false) async throws -> Raw {
        try await Raw.onThread {
            let raw = try Raw(port: port)
            try raw.send(
                "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            )
            if closing { raw.closeWriting() }
            return raw
        }
    }

    /// Answers once the gate is opened.
    private static func gate(_ api: LoopbackAPI) -> AsyncStream<Void>.Continuation {
        let (opened, gate) = AsyncStream<Void>.makeStream()
        api.answer("POST", "/chat/completions") { _ in
            _ = await opened.first { _ in true }
            return .usual
        }
        return gate
    }

    /// It has been paid for.
    @Test func aHangUpBeforeTheFirstByteLosesNothing() async throws {
        try await Self.record { (bench: Bench, api: LoopbackAPI, folder: URL) async throws in
            let gate = Self.gate(api)
            let body = Recorded.question("Never mind.")
            let raw = try await Self.begin(body, port: bench.server.port)
            try await api.waitForRequests(1)
            raw.hangUp()
            try await bench.lines.wait { $0.contains("gone") }
            gate.finish()
            try await bench.lines.wait { $0.contains("kept") }
            let again = try await bench.ask("POST", "/v1/chat/completions", body)
            #expect(again.headers["x-cached-openai"] == "hit; turn=1/1")
            #expect(try Self.recorded(in: folder).count == 1)
            #expect(api.requestCount == 1)
        }
    }

    /// The server waits for it, too, if it is told to end meanwhile.
    @Test func anEndLosesNothing() async throws {
        try await Self.record { (bench: Bench, api: LoopbackAPI, folder: URL) async throws in
            let gate = Self.gate(api)
            let raw = try await Self.begin(Recorded.question("Never mind."), port: bench.server.port)
            try await api.waitForRequests(1)
            raw.hangUp()
            try await bench.lines.wait { $0.contains("gone") }
            async let stopped: Void = bench.server.stop(within: 60)
            gate.finish()
            await stopped
            #expect(try Self.recorded(in: folder).count == 1)
        }
    }

    /// What is not kept is given up, and costs no more than it has.
    @Test func aHangUpEndsACallThatIsNotKept() async throws {
        try await withLoopbackAPI { api in
            try await Bench.run([], misses: .sent, upstream: api.baseURL) { (bench: Bench) async throws in
                let gate = Self.gate(api)
                defer { gate.finish() }
                let raw = try await Self.begin(Recorded.question("Never mind."), port: bench.server.port)
                try await api.waitForRequests(1)
                raw.hangUp()
                try await bench.lines.wait { $0.contains("gone") }
            }
        }
    }

    /// As `nc -N` does.
    @Test(arguments: [true, false])
    func whoClosesItsOwnSideAloneIsAnswered(isKept: Bool) async throws {
        let folder = try TemporaryFolder()
        try await withLoopbackAPI { api in
            let misses = isKept ? ServedCaches.Misses.recorded(in: folder.url) : .sent
            try await Bench.run([], misses: misses, upstream: api.baseURL) { (bench: Bench) async throws in
                let gate = Self.gate(api)
                let body = Recorded.question("Half closed?")
                let raw = try await Self.begin(body, port: bench.server.port, closing: true)
                try await api.waitForRequests(1)
                // It is asked whether it is still there.
                let word = try await Raw.onThread { try raw.read(until: "\r\n\r\n") }
                #expect(word.hasPrefix("HTTP/1.1 100 Continue\r\n"))
                gate.finish()
                let answer = try await Raw.onThread { try Raw.Answer(try raw.readToEnd()) }
                #expect(answer.status == 200)
                #expect(answer.text.contains("answer"))
            }
        }
    }

    /// Each of them has cost something.
    @Test func eachLossIsTold() async throws {
        try await Self.record { (bench: Bench, api: LoopbackAPI, folder: URL) async throws in
            // A folder in the journal's place: nothing can be written, as on a full disk.
            let journal = folder.appending(path: OpenAICache.FileNames.journal)
            try FileManager.default.createDirectory(at: journal, withIntermediateDirectories: true)
            for number in 0..<3 {
                let answer = try await bench.ask("POST", "/v1/chat/completions", Recorded.question("Number \(number)?"))
                #expect(answer.status == 200)
            }
            try await bench.lines.wait { $0.contains("Number 2?") }
            #expect(bench.lines.all.count { $0.contains("  lost ") && $0.contains("not kept: ") } == 3)
            #expect(bench.server.lostCount == 3)
        }
    }

    @Test func liveKeepsNothing() async throws {
        let folder = try TemporaryFolder()
        try await withLoopbackAPI { api in
            try await Bench.run([Recorded.chat("Hello?", "Hello.")], misses: .sent, upstream: api.baseURL) {
                (bench: Bench) async throws in
                #expect(
                    try await bench.ask("POST", "/v1/chat/completions", Recorded.question("Hello?")).text.contains(
                        "Hello."))
                #expect(api.requestCount == 0)
                let other = Recorded.question("What is new?")
                for _ in 0..<2 { #expect(try await bench.ask("POST", "/v1/chat/completions", other).status == 200) }
                #expect(api.requestCount == 2)
                let left = try FileManager.default.contentsOfDirectory(atPath: bench.folder.url.path)
                #expect(left.isEmpty)
            }
        }
        _ = folder
    }

    /// One who doesn't read holds up nobody, and takes no memory but the answer's.
    @Test func aSlowReaderHoldsUpNobody() async throws {
        let sound = Data(repeating: 7, count: 32 << 20)
        let question = #"{"model":"tts-1","input":"Long.","voice":"alloy"}"#
        let recordings = [
            Recorded.answer("/audio/speech", question, answer: sound, answerType: "audio/mpeg"),
            Recorded.chat("Hello?", "Hello."),
        ]
        try await Bench.run(recordings) { (bench: Bench) async throws in
            let port = bench.server.port
            let raw = try await Raw.onThread {
                let raw = try Raw(port: port)
                try raw.send(
                    "POST /v1/audio/speech HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Length: \(question.utf8.count)\r\n\r\n\(question)")
                _ = try raw.read()
                return raw
            }
            for _ in 0..<20 {
                #expect(try await bench.ask("POST", "/v1/chat/completions", Recorded.question("Hello?")).status == 200)
            }
            let rest = try await Raw.onThread { try raw.readToEnd() }
            #expect(rest.count > sound.count - (1 << 20))
        }
    }

    @Test func aSecondPortIsSaidToBeTaken() async throws {
        try await Bench.run([]) { (bench: Bench) async throws in
            var options = CacheServer.Options()
            options.port = bench.server.port
            await #expect(throws: CacheServer.Failure.self) {
                let api = try Upstream(Upstream.usual, environment: [:], sendsGuestsKeys: false)
                let caches = ServedCaches([], misses: .refused, delay: nil, folder: bench.folder.url, upstream: api)
                _ = try await CacheServer.start(caches, upstream: api, options, log: RequestLog(.none) { _ in })
            }
        }
    }
}
