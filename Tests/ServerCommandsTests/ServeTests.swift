import CachedOpenAI
import Foundation
import LoopbackAPI
import TestSupport
import Testing

@testable import ServerCommands

/// The server as a command.
@Suite(.serialized) struct ServeTests {
    private static let answers = [
        ("Name one animal of the sea.", "An octopus."), ("Name one animal of the sea.", "A crab."),
    ]
    private static let body =
        #"{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Name one animal of the sea."}]}"#
    private static let curl =
        "curl -s -d '\(body)' -H 'Content-Type: application/json' $OPENAI_BASE_URL/chat/completions"

    @Test func aCommandFindsTheServerAndNoKeyOfOurs() async throws {
        let lesson = try Lesson(Self.answers)
        let outcome = try await lesson.tool(
            "serve", "--", "sh", "-c", "\(Self.curl); \(Self.curl); echo; env",
            environment: ["OPENAI_API_KEY": "sk-secret", "AZURE_OPENAI_API_KEY": "azure-secret"])
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(outcome.output.contains("An octopus."))
        #expect(outcome.output.contains("A crab."))
        #expect(outcome.output.contains("\nOPENAI_API_KEY=sk-cached\n"))
        #expect(outcome.output.contains("\nOPENAI_API_BASE=http://127.0.0.1:"))
        #expect(!outcome.text.contains("secret"))
        #expect(outcome.errors.contains(#"hit    POST /chat/completions "Name one animal of the sea.""#))
        let left = try FileManager.default.contentsOfDirectory(atPath: lesson.folder.url.path)
        #expect(left == [OpenAICache.FileNames.journal])
    }

    @Test func aRunBeginsAtTheFirstAnswer() async throws {
        let lesson = try Lesson(Self.answers)
        for _ in 0..<2 {
            let outcome = try await lesson.tool("serve", "--log", "none", "--", "sh", "-c", Self.curl)
            #expect(outcome.output.contains("An octopus."))
            #expect(outcome.errors == "")
        }
    }

    @Test func aGeneratedFileIsServed() async throws {
        let lesson = try Lesson(Self.answers)
        #expect(try await lesson.tool("materialize", "--as", "embedded").status == 0)
        let outcome = try await lesson.tool("serve", "CachedOpenAI.swift", "--", "sh", "-c", Self.curl)
        #expect(outcome.output.contains("An octopus."), "\(outcome.text)")
    }

    @Test func whatIsRecordedByAServerIsDevModes() async throws {
        let lesson = try Lesson(Self.answers)
        try await withLoopbackAPI { api in
            let other = Self.curl.replacingOccurrences(of: "sea", with: "lake")
            let environment = ["OPENAI_API_KEY": "sk-server-1234567890", "CACHED_OPENAI_DEV_MODE": ""]
            let first = try await lesson.tool(
                "serve", "--record", "--upstream", api.baseURL.absoluteString, "--", "sh", "-c",
                "\(other); \(Self.curl)",
                environment: environment)
            #expect(first.status == 0, "\(first.text)")
            let asked = api.requests.map(\.text)
            #expect(asked.count == 2 && asked.allSatisfy { $0.contains("animal") })
        }
        let replayed = try await lesson.tool(
            "serve", "--", "sh", "-c", Self.curl.replacingOccurrences(of: "sea", with: "lake"))
        #expect(replayed.output.contains("choices"), "\(replayed.text)")
    }

    @Test(arguments: [
        ["--record", "--live"], ["--upstream", "https://x.example.org/v1"], ["--guests-keys"], ["--port", "70000"],
        ["--host", "example.org"], ["--host", "0.0.0.0", "--record"], ["--token", ""], ["--max-body", "much"],
        ["--allow-host", "*"], ["--allow-host", "lab.example.org:4141"], ["--delay", "-1"],
        ["--turns", "seeded", "--record"], ["--allow-origin", "https://course.example.org/lesson"],
    ])
    func optionsThatDoNotFitAreRefused(options: [String]) async throws {
        let lesson = try Lesson(Self.answers)
        let command = Command([BuiltProduct.path(of: "cached-openai"), "serve"] + options, in: lesson.folder.url)
        #expect(try await command.run(timeout: 60).status == 64)
    }

    /// Every web site is nobody's choice.
    @Test(arguments: ["*", "null", "https://*.example.org"])
    func notEveryPageIsLetIn(origin: String) async throws {
        let lesson = try Lesson(Self.answers)
        let outcome = try await lesson.tool("serve", "--allow-origin", origin)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("would let any web site"), "\(outcome.text)")
        #expect(outcome.errors.contains("--allow-origin https://course.example.org"))
    }

    @Test(arguments: [
        ("https://Course.example.org/", "https://course.example.org"), ("https://x.org:443", "https://x.org"),
        ("http://x.org:8080", "http://x.org:8080"), ("http://[::1]:80", "http://[::1]"),
    ])
    func anOriginIsSpelledAsBrowsersDo(given: String, spelled: String) throws {
        #expect(try PageOrigin(given).text == spelled)
    }

    @Test func aFactorMayFollowADelay() async throws {
        let lesson = try Lesson(Self.answers)
        for words in [["--delay"], ["--delay", "0.5"], ["--delay=2"]] {
            let command = ["serve", OpenAICache.FileNames.journal] + words + ["--", "sh", "-c", Self.curl]
            let outcome = try await Command(
                [BuiltProduct.path(of: "cached-openai")] + command, in: lesson.folder.url
            ).run(timeout: 60)
            #expect(outcome.output.contains("An octopus."), "\(words): \(outcome.text)")
        }
    }

    @Test func aRecorderNeedsAKey() async throws {
        let lesson = try Lesson(Self.answers)
        let outcome = try await lesson.tool("serve", "--record")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("--record needs OPENAI_API_KEY"))
    }

    /// What the library says of a cache that isn't there is not for those who serve none.
    @Test func aServerWithoutACacheSpeaksForItself() async throws {
        let folder = try TemporaryFolder()
        try await withLoopbackAPI { api in
            let outcome = try await Command(
                [BuiltProduct.path(of: "cached-openai"), "serve", "--live", "--", "sh", "-c", Self.curl],
                in: folder.url,
                environment: [
                    "OPENAI_API_KEY": "sk-server-1234567890", "OPENAI_BASE_URL": api.baseURL.absoluteString,
                    "CACHED_OPENAI_OFFLINE": "",
                ]
            ).run(timeout: 60)
            #expect(outcome.status == 0 && api.requestCount == 1, "\(outcome.text)")
            #expect(outcome.errors.contains("live   POST /chat/completions"), "\(outcome.text)")
            #expect(!outcome.errors.contains("CACHED_OPENAI_DEV_MODE"), "\(outcome.text)")
        }
    }

    @Test func aSignalOpensTheCachesAgain() async throws {
        let lesson = try Lesson(Self.answers)
        try await ServedTool.run(in: lesson.folder.url) { tool in
            try lesson.record(Self.answers + [("What is new?", "This.")], in: lesson.folder)
            kill(tool.identifier, SIGHUP)
            try await tool.waitForLine { $0 == "opened again: openai_cache_temp.bin: 3 answers to 2 requests." }
            let question = Self.curl.replacingOccurrences(of: "Name one animal of the sea.", with: "What is new?")
                .replacingOccurrences(of: "$OPENAI_BASE_URL", with: tool.base)
            #expect(try await Command(["sh", "-c", question]).run(timeout: 60).output.contains("This."))
            // What can't be opened leaves what is there.
            try FileManager.default.removeItem(at: lesson.folder.url.appending(path: OpenAICache.FileNames.journal))
            kill(tool.identifier, SIGHUP)
            try await tool.waitForLine { $0 == "What was open stays so." }
            #expect(try await Command(["sh", "-c", question]).run(timeout: 60).output.contains("This."))
        }
    }

    /// The first waits for what is under way.
    @Test func aSecondSignalEndsItAtOnce() async throws {
        let folder = try TemporaryFolder()
        try await withLoopbackAPI { api in
            let (opened, gate) = AsyncStream<Void>.makeStream()
            defer { gate.finish() }
            api.answer("POST", "/chat/completions") { _ in
                _ = await opened.first { _ in true }
                return .usual
            }
            let tool = try await ServedTool(
                ["--record", "--upstream", api.baseURL.absoluteString], in: folder.url,
                environment: ["OPENAI_API_KEY": "sk-server"])
            let curl = Self.curl.replacingOccurrences(of: "$OPENAI_BASE_URL", with: tool.base)
            let asking = Task { try await Command(["sh", "-c", curl]).run(timeout: 120) }
            try await api.waitForRequests(1)
            kill(tool.identifier, SIGTERM)
            #expect(await tool.end(by: SIGINT) == 0)
            #expect(try await asking.value.status != 0)
        }
    }

    @Test func whereACommandStandsIsShown() async throws {
        let outcome = try await Command([BuiltProduct.path(of: "cached-openai"), "serve", "--help"]).run(timeout: 60)
        #expect(outcome.output.contains("serve [<options>] [<path> ...] [-- <command> ...]"), "\(outcome.text)")
    }

    /// A variable that is left over from recording costs nothing.
    @Test func onlyOptionsMakeItSend() async throws {
        let lesson = try Lesson(Self.answers)
        try await withLoopbackAPI { api in
            let environment = [
                "OPENAI_API_KEY": "sk-server-1234567890", "OPENAI_BASE_URL": api.baseURL.absoluteString,
                "CACHED_OPENAI_DEV_MODE": "1",
            ]
            let other = Self.curl.replacingOccurrences(of: "sea", with: "lake")
            let outcome = try await lesson.tool("serve", "--", "sh", "-c", other, environment: environment)
            #expect(outcome.output.contains("not_recorded"))
            #expect(api.requestCount == 0)
        }
    }

    @Test func theFirstLineIsTheBaseAndASignalEndsIt() async throws {
        let lesson = try Lesson(Self.answers)
        let tool = BuiltProduct.path(of: "cached-openai")
        let script = """
            '\(tool)' serve --port 0 --print-env sh > out 2> err &
            until [ "$(wc -l < out)" -ge 6 ]; do sleep 0.05; done
            . /dev/stdin <<END
            $(tail -n +2 out)
            END
            \(Self.curl)
            kill -HUP $!
            \(Self.curl)
            kill -TERM $!
            wait $!
            echo "status $?"
            head -1 out
            """
        let outcome = try await Command(["sh", "-c", script], in: lesson.folder.url).run(timeout: 120)
        #expect(outcome.output.contains("An octopus."), "\(outcome.text)")
        #expect(outcome.output.contains("A crab."))
        #expect(outcome.output.contains("status 0\nhttp://127.0.0.1:"))
        let said = try String(contentsOf: lesson.folder.url.appending(path: "err"), encoding: .utf8)
        #expect(said.contains("openai_cache_temp.bin: 2 answers to 1 request"), "\(said)")
    }
}
