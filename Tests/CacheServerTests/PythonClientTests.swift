import CachedOpenAI
import Foundation
import LoopbackAPI
import TestSupport
import Testing

@testable import CacheServer

enum PythonClients {
    /// The Python that has them.
    static let python = ProcessInfo.processInfo.environment["CLIENTS_PYTHON"]
}

/// Clients that nobody here wrote. `make clients` sets them up, and names the Python that has them.
@Suite(
    .enabled(if: PythonClients.python != nil, "no Python clients: make clients sets them up"), .serialized)
struct PythonClientTests {
    private static let clients = ["openai", "litellm", "pydantic_ai", "haystack"]
    private static let script = PackageRoot.file("Tests/CacheServerTests/Clients/ask.py").path(percentEncoded: false)

    /// What a client printed.
    private struct Printed {
        var answer: Any?
        var error: String?
        var text: String
        var seconds: Double
    }

    private static func ask(_ bench: Bench, _ client: String, _ action: String, _ question: String) async throws
        -> Printed
    {
        let environment = [
            "OPENAI_BASE_URL": "\(bench.root)/v1", "OPENAI_API_BASE": "\(bench.root)/v1", "OPENAI_API_KEY": "sk-test",
            "NO_PROXY": "127.0.0.1,localhost",
        ]
        let command = Command([PythonClients.python ?? "", script, client, action, question], environment: environment)
        let outcome = try await command.run(timeout: 120)
        let line = Data((outcome.output.split(separator: "\n").last ?? "").utf8)
        let json = (try? JSONSerialization.jsonObject(with: line)) as? [String: Any]
        #expect(json != nil, "\(client) \(action): \(outcome.text)")
        let printed = Printed(
            answer: json?["answer"], error: json?["error"] as? String, text: json?["text"] as? String ?? "",
            seconds: json?["seconds"] as? Double ?? .infinity)
        print(
            "clients: \(client) \(action): \(json?["answer"].map { "\($0)".prefix(60) } ?? "\(printed.error ?? "?")")")
        return printed
    }

    /// A server that records from a scripted API, and afterwards one that replays what it recorded.
    private static func recordAndReplay(
        _ record: (Bench) async throws -> Void, replay: (Bench) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        try await withLoopbackAPI { api in
            script(api)
            try await Bench.run([], misses: .recorded(in: folder.url), upstream: api.baseURL) { try await record($0) }
        }
        let path = folder.url.appending(path: OpenAICache.FileNames.journal).path(percentEncoded: false)
        let layer = OpenAICache.CacheOpener.openJournal(try OpenAICache.FileSource(path: path)).layer
        try await Bench.run([], layers: layer.map { [$0] } ?? []) { try await replay($0) }
    }

    /// What the usual answers leave out.
    private static func script(_ api: LoopbackAPI) {
        let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + Data(repeating: 7, count: 992)
        let root = api.baseURL.absoluteString.replacingOccurrences(of: "/v1", with: "")
        api.answer("GET", "../files/a.png", needsKey: false, .data(png, contentType: "image/png"))
        api.answer("POST", "/images/generations", .json(#"{"created":1,"data":[{"url":"\#(root)/files/a.png"}]}"#))
        let sound = Data("ID3".utf8) + Data(repeating: 1, count: 997)
        api.answer("POST", "/audio/speech", .data(sound, contentType: "audio/mpeg"))
        api.answer("POST", "/audio/transcriptions", .json(#"{"text":"Good morning."}"#))
        api.answer("POST", "/chat/completions") { request in
            let text = request.text
            if text.contains("get_weather") {
                let call = #"{"id":"call_1","type":"function","function":{"name":"get_weather","arguments":"{}"}}"#
                return .json(
                    #"{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"tool_calls","#
                        + #""message":{"role":"assistant","content":null,"tool_calls":[\#(call)]}}]}"#)
            }
            if text.contains("json_schema") {
                return .json(
                    #"{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"stop","#
                        + #""message":{"role":"assistant","content":"{\"name\":\"Ann\"}"}}]}"#)
            }
            return .usual
        }
    }

    @Test func everythingThatTheOfficialClientAsksIsRecordedAndReplayed() async throws {
        let actions = [
            "chat", "stream", "responses", "rstream", "tools", "structured", "embed", "image", "speech",
            "transcription",
        ]
        var live: [String: String] = [:]
        try await Self.recordAndReplay { (bench: Bench) async throws in
            for action in actions {
                let printed = try await Self.ask(bench, "openai", action, "Say hello.")
                live[action] = printed.answer.map { "\($0)" }
                #expect(live[action] != nil, "\(action): \(printed.text)")
            }
        } replay: { (bench: Bench) async throws in
            for action in actions {
                let printed = try await Self.ask(bench, "openai", action, "Say hello.")
                #expect(printed.answer.map { "\($0)" } == live[action], "\(action): \(printed.text)")
            }
            let azure = try await Self.ask(bench, "azure", "chat", "Say hello.")
            #expect(azure.answer.map { "\($0)" } == live["chat"], "\(azure.text)")
        }
    }

    @Test(arguments: clients)
    func whatOneRecordsAnswersTheOthers(recorder: String) async throws {
        var live: [String: String] = [:]
        try await Self.recordAndReplay { (bench: Bench) async throws in
            for action in ["chat", "stream"] {
                live[action] = try await Self.ask(bench, recorder, action, "Say hello.").answer.map { "\($0)" }
                #expect(live[action] != nil)
            }
        } replay: { (bench: Bench) async throws in
            for client in Self.clients {
                let printed = try await Self.ask(bench, client, "chat", "Say hello.")
                #expect(printed.answer.map { "\($0)" } == live["chat"], "\(client) of \(recorder): \(printed.text)")
            }
            let printed = try await Self.ask(bench, recorder, "stream", "Say hello.")
            #expect(printed.answer.map { "\($0)" } == live["stream"], "\(printed.text)")
        }
    }

    /// One request, no wait, and words that say what is.
    @Test(arguments: clients)
    func aMissIsNotTriedAgain(client: String) async throws {
        try await Bench.run([Recorded.chat("Say hello.", "Hello.")]) { (bench: Bench) async throws in
            let printed = try await Self.ask(bench, client, "chat", "Say goodbye.")
            #expect(printed.error != nil)
            #expect(printed.text.contains("Not recorded"), "\(printed.text)")
            #expect(printed.seconds < 60)
            while bench.lines.all.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            #expect(bench.lines.all.count == 1)
        }
    }

    @Test func whatSwiftRecordedAnswersPython() async throws {
        let folder = try TemporaryFolder()
        try await withLoopbackAPI { api in
            var settings = OpenAICache.Settings(environment: ["CACHED_OPENAI_DEV_MODE": "1"])
            settings.directory = folder.url
            let client = OpenAI(apiKey: "sk-test", baseURL: api.baseURL.absoluteString, cache: OpenAICache(settings))
            _ = try await client.chat.completions.create(model: "gpt-4o-mini", messages: [.user("Say hello.")])
            _ = try await client.embeddings.create(model: "text-embedding-3-small", input: "Say hello.")
        }
        let path = folder.url.appending(path: OpenAICache.FileNames.journal).path(percentEncoded: false)
        let layer = OpenAICache.CacheOpener.openJournal(try OpenAICache.FileSource(path: path)).layer
        try await Bench.run([], layers: layer.map { [$0] } ?? []) { (bench: Bench) async throws in
            for client in Self.clients {
                let printed = try await Self.ask(bench, client, "chat", "Say hello.")
                #expect(printed.answer != nil, "\(client): \(printed.text)")
            }
            #expect(try await Self.ask(bench, "openai", "embed", "Say hello.").answer != nil)
        }
    }
}
