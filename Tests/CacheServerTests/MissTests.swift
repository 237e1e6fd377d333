import Foundation
import Testing

@testable import CacheServer
@testable import CachedOpenAI

/// What a client is told of what was not recorded.
@Suite struct MissTests {
    @Test func aMissIsNotTriedAgainAndSaysWhatDiffers() async throws {
        try await Bench.run([Recorded.chat("Name one animal of the sea.", "An octopus.")]) {
            (bench: Bench) async throws in
            let answer = try await bench.ask(
                "POST", "/v1/chat/completions", Recorded.question("Name one animal of the lake."))
            #expect(answer.status == 404)
            #expect(answer.headers["x-should-retry"] == "false")
            #expect(answer.headers["x-cached-openai"] == "miss")
            #expect(answer.headers["content-type"] == "application/json")
            let error = try #require(answer.error)
            #expect(error["code"] as? String == "not_recorded")
            #expect(error["type"] as? String == "invalid_request_error")
            #expect(error.keys.contains("param"))
            let message = try #require(error["message"] as? String)
            #expect(
                message.hasPrefix(
                    #"Not recorded: POST /chat/completions "Name one animal of the lake.", asked with gpt-4o-mini."#))
            #expect(
                message.contains(
                    #"messages[0].content: recorded "Name one animal of the sea.", asked "Name one animal of the lake.""#
                ))
            #expect(!message.contains("\n"))
            let differences = try #require(error["differences"] as? [[String: Any]])
            #expect(differences.map { $0["path"] as? String } == ["messages[0].content"])
            #expect((error["closest"] as? String)?.count == 8)
            let listed = try await bench.ask("GET", "/_cached/misses")
            #expect(listed.text.contains("Name one animal of the lake."))
        }
    }

    @Test func theLogTellsTheSizeOfWhatWasSent() async throws {
        try await Bench.run([Recorded.chat("Name one animal of the sea.", "An octopus.")]) {
            (bench: Bench) async throws in
            let answer = try await bench.ask("POST", "/v1/chat/completions", Recorded.question("Another?"))
            let count = answer.text.utf8.count
            try await bench.lines.wait { $0.contains("miss") }
            let line = try #require(bench.lines.all.first { $0.contains("miss") })
            let size = count < 1_000 ? "\(count) B" : String(format: "%.1f KB", Double(count) / 1e3)
            #expect(line.contains("  status 404  \(size)  "), "\(line)")
        }
    }

    @Test func aFormWithoutABoundaryIsSaidToBeUnreadable() async throws {
        let form = "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--b--\r\n"
        let recorded = Recorded.answer(
            "/audio/transcriptions", form, contentType: "multipart/form-data; boundary=b",
            answer: Data(#"{"text":"Hi"}"#.utf8))
        try await Bench.run([recorded]) { (bench: Bench) async throws in
            let answer = try await bench.ask(
                "POST", "/v1/audio/transcriptions", form, contentType: "multipart/form-data")
            let message = (answer.error?["message"] as? String) ?? ""
            #expect(message.contains("asked a form that can't be read (no boundary is named)"), "\(message)")
            #expect(!message.contains("ignored fields"), "\(message)")
        }
    }

    /// Never made up from the other: what is rebuilt loses fields.
    @Test func aStreamIsNotMadeOfAWholeAnswer() async throws {
        try await Bench.run([Recorded.chat("Name one animal of the sea.", "An octopus.")]) {
            (bench: Bench) async throws in
            let body = Recorded.question("Name one animal of the sea.", more: #","stream":true"#)
            let answer = try await bench.ask("POST", "/v1/chat/completions", body)
            #expect(answer.status == 404)
            #expect((answer.error?["message"] as? String)?.contains("stream: recorded nothing, asked true") == true)
        }
    }

    /// The line of a miss says what there is, also where no field differs.
    @Test func aMissHasALineThatSaysWhy() async throws {
        let seeded = Recorded.chat("Name one animal of the sea.", "A seahorse.", more: #","seed":1"#)
        try await Bench.run([seeded]) { (bench: Bench) async throws in
            let asked = Recorded.question("Name one animal of the sea.", more: #","seed":3"#)
            _ = try await bench.ask("POST", "/v1/chat/completions", asked)
            let seeds = "with the seed 1; it was asked with the seed 3"
            try await bench.lines.wait { $0.contains("  miss ") && $0.contains(seeds) }
            #expect(try await bench.ask("GET", "/_cached/misses").text.contains(seeds))
            _ = try await bench.ask("POST", "/v1/responses", "{}")
            let others = "These were recorded: POST /chat"
            try await bench.lines.wait { $0.contains("POST /responses") && $0.contains(others) }
        }
    }

    /// No client tries again what can't become better.
    @Test(arguments: [OpenAICache.MissFinding.lost, .notGiven, .unreadable])
    func damageIsNoMiss(finding: OpenAICache.MissFinding) throws {
        let url = try #require(URL(string: "https://api.openai.com/v1/models"))
        let address = OpenAICache.Address(base: Recorded.base, path: "/models", query: "")
        let call = OpenAICache.Call(method: "GET", url: url, address: address, body: .none)
        let key = OpenAICache.RequestIdentity(method: "GET", address: address, body: .none).key
        let error = OpenAICache.MissError(
            obstacle: .offline, call: call, key: key, isDev: false, problems: [], finding: finding)
        let response = MissReport(error: error, call: call).response
        #expect(response.status == 500)
        #expect(response.fields.contains { $0.name == "x-should-retry" && $0.value == "false" })
        guard case .whole(let body) = response.body else {
            Issue.record("no body")
            return
        }
        #expect(String(decoding: body, as: UTF8.self).contains(#""code":"cache_damaged""#))
    }

    @Test func anEmptyCacheSaysSo() async throws {
        try await Bench.run([]) { (bench: Bench) async throws in
            let answer = try await bench.ask("POST", "/v1/chat/completions", Recorded.question("Anything?"))
            #expect(answer.status == 404)
            #expect((answer.error?["message"] as? String)?.contains("The cache is empty.") == true)
        }
    }

    @Test func whatWasAskedIsNeverObeyed() async throws {
        try await Bench.run([Recorded.chat("Name one animal of the sea.", "An octopus.")]) {
            (bench: Bench) async throws in
            let body = Recorded.question(#"\u001b[31mred\u009b1m\u202e"#)
            let answer = try await bench.ask("POST", "/v1/chat/completions", body)
            #expect(answer.status == 404)
            let message = try #require(answer.error?["message"] as? String)
            #expect(!message.unicodeScalars.contains { ["\u{1B}", "\u{9B}", "\u{202E}"].contains($0) })
            // The line comes after the answer.
            while bench.lines.all.isEmpty { await Task.yield() }
            #expect(!bench.lines.all.joined().unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{9B}" })
        }
    }

    @Test func theRealtimeAPIIsNotThere() async throws {
        try await Bench.run([]) { (bench: Bench) async throws in
            let answer = try await bench.ask("GET", "/v1/realtime?model=x", headers: ["Upgrade": "websocket"])
            #expect(answer.status == 404)
            #expect((answer.error?["message"] as? String)?.contains("Realtime") == true)
        }
    }
}
