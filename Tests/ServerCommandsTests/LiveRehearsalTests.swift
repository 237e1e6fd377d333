import CachedOpenAI
import Foundation
import LoopbackAPI
import TestSupport
import Testing

@testable import ServerCommands

/// What a rehearsal sends, and says of it.
@Suite(.serialized) struct LiveRehearsalTests {
    private static let animals = RehearseTests.animals
    private static let curl =
        #"curl -s -d '{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Name one animal of the lake."}]}' "#
        + "-H 'Content-Type: application/json' $OPENAI_BASE_URL/chat/completions"

    @Test func whatIsAskedLiveTellsItsTokensAndItsCost() async throws {
        let lesson = try Lesson(Self.animals)
        try await withLoopbackAPI { api in
            let outcome = try await lesson.tool(
                "rehearse", "--live", "--json", "--", RehearseTests.program(), "Name one animal of the sea.",
                "Name one animal of the lake.", "Name one animal of the wood.",
                environment: ["OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": api.baseURL.absoluteString])
            #expect(outcome.status == 1 && api.requestCount == 2, "\(outcome.text)")
            let cost = #""live":{"input":14,"output":6,"untold":0,"unpriced":0,"dollars":"#
            #expect(outcome.output.contains(cost), "\(outcome.text)")
            // What there is instead, though it was sent.
            let closest = #"recorded \"Name one animal of the sea.\", asked \"Name one animal of the wood.\""#
            #expect(outcome.output.contains(closest), "\(outcome.text)")
        }
    }

    @Test func whatWasSentIsToldInTokensAndDollars() {
        let answer = #"{\"model\":\"gpt-4o-mini\",\"usage\":{\"prompt_tokens\":2000000,\"completion_tokens\":3}}"#
        let lines = [
            #"{"method":"POST","title":"POST /x","key":"00","path":"/x"}"#,
            #"{"live":{"status":200,"type":"application/json","body":"\#(answer)"}}"#,
            #"{"live":{"status":200,"type":"audio/mpeg","body":""}}"#,
            #"{"live":{"status":500,"type":"application/json","body":"{}"}}"#,
        ]
        let report = RehearsalReport(
            record: RehearsalRecord(Data(lines.joined(separator: "\n").utf8)), unasked: nil, status: 0, isLive: true,
            isStudents: false, isAnyClients: false)
        let told =
            "sent to the API, in tokens: 2,000,000 in, 3 out (1 answer tells none). Paid once: $0.300 at list prices"
        #expect(report.text.contains(told), "\(report.text)")
        #expect(report.text.contains("sent to the API, and failed there: 1 of 3"), "\(report.text)")
    }

    @Test func whatAnyClientMissesIsSentIfThatIsAsked() async throws {
        let lesson = try Lesson(Self.animals)
        let body = #"{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Name one animal of the lake."}]}"#
        let curl = "curl -s -d '\(body)' -H 'Content-Type: application/json' $OPENAI_BASE_URL/chat/completions"
        let known = curl.replacingOccurrences(of: "lake", with: "sea")
        try await withLoopbackAPI { api in
            let environment = [
                "OPENAI_API_KEY": "sk-server-1234567890", "OPENAI_BASE_URL": api.baseURL.absoluteString,
            ]
            let outcome = try await lesson.tool(
                "rehearse", "--any-client", "--live", "--", "sh", "-c", "\(known); \(curl); echo $OPENAI_API_KEY",
                environment: environment)
            #expect(outcome.status == 1, "\(outcome.text)")
            #expect(outcome.output.contains("An octopus.") && outcome.output.hasSuffix("sk-rehearsal\n"))
            #expect(outcome.errors.contains("2 requests: 1 from the cache, 1 not, and sent to the API"))
            let difference = #"recorded "Name one animal of the sea.", asked "Name one animal of the lake.""#
            #expect(outcome.errors.contains("messages[0].content: \(difference)"))
            #expect(!outcome.errors.contains("failed"))
            #expect(api.requests.map(\.text).filter { $0.contains("lake") }.count == 1 && api.requestCount == 1)
            #expect(api.requests.first?.header("Authorization") == "Bearer sk-server-1234567890")
        }
    }

    /// Before the lesson begins.
    @Test(arguments: [["--any-client"], []])
    func aMissingKeyIsSaid(options: [String]) async throws {
        let lesson = try Lesson(Self.animals)
        let command = ["rehearse", "--live"] + options + ["--", "echo", "hello"]
        let outcome = try await Command(
            [BuiltProduct.path(of: "cached-openai")] + command, in: lesson.folder.url,
            environment: ["OPENAI_API_KEY": " ", "OPENAI_BASE_URL": "", "AZURE_OPENAI_API_KEY": ""]
        ).run(timeout: 60)
        #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.text)")
        #expect(outcome.errors.contains("--live needs OPENAI_API_KEY"), "\(outcome.text)")
    }

    /// What says that nothing may be sent is left over from another rehearsal.
    @Test func liveIsMeant() async throws {
        let lesson = try Lesson(Self.animals)
        try await withLoopbackAPI { api in
            let outcome = try await lesson.tool(
                "rehearse", "--live", "--", RehearseTests.program(), "Name one animal of the lake.",
                environment: [
                    "OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": api.baseURL.absoluteString,
                    "CACHED_OPENAI_OFFLINE": "1",
                ])
            #expect(outcome.status == 1 && api.requestCount == 1, "\(outcome.text)")
        }
    }

    @Test func aCallThatFailedIsTold() async throws {
        let lesson = try Lesson(Self.animals)
        try await withLoopbackAPI { api in
            let refusal = LoopbackAPI.Reply.error(401, "Nobody knows this key.")
            api.answer("POST", "/chat/completions", refusal, refusal, refusal, .usual)
            let environment = ["OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": api.baseURL.absoluteString]
            let library = try await lesson.tool(
                "rehearse", "--live", "--", RehearseTests.program(), "--go-on", "Name one animal of the lake.",
                "Name one animal of the lake.", environment: environment)
            #expect(library.status == 1 && api.requestCount == 2, "\(library.text)")
            #expect(library.errors.contains("sent to the API, and failed there: all"), "\(library.text)")
            #expect(library.errors.contains("sent, and failed: status 401: Nobody knows this key. (2 times)"))
            #expect(!library.errors.contains("tokens"))
            let server = try await lesson.tool(
                "rehearse", "--live", "--any-client", "--", "sh", "-c", "\(Self.curl); \(Self.curl)",
                environment: environment)
            #expect(server.status == 1 && api.requestCount == 4, "\(server.text)")
            #expect(server.errors.contains("sent to the API, and failed there: 1 of 2"), "\(server.text)")
            #expect(server.errors.contains("sent, and failed: status 401: Nobody knows this key."))
            #expect(server.errors.contains("tokens"))
        }
    }

    @Test func anAPIThatIsNotThereIsTold() async throws {
        let lesson = try Lesson(Self.animals)
        let outcome = try await lesson.tool(
            "rehearse", "--live", "--any-client", "--json", "--", "sh", "-c", "\(Self.curl) >/dev/null",
            environment: ["OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": "http://127.0.0.1:1/v1"])
        #expect(outcome.status == 1, "\(outcome.text)")
        #expect(outcome.output.contains(#""dollars":0,"failed":1}"#), "\(outcome.text)")
        #expect(outcome.output.contains(#""failures":[""#) && !outcome.output.contains(#""failures":[""]"#))
    }
}
