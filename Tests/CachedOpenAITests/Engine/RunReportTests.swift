import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A run in dev mode says in one line what it did.
@Suite struct RunReportTests {
    private typealias Report = OpenAICache.RunReport

    private static let answer = """
        {"id":"c","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"a"}}],\
        "usage":{"prompt_tokens":1200,"completion_tokens":30,"total_tokens":1230}}
        """

    @Test func itCountsWhatHappened() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions") { request in
                let text = String(decoding: request.body, as: UTF8.self)
                if text.contains("too many") { return .error(429, headers: ["x-should-retry": "false"]) }
                if text.contains("broken") { return .json("{}") }
                if text.contains("used up") { return .error(429, type: "insufficient_quota") }
                return .json(Self.answer)
            }
            let report = Report { _ in }
            let client = lesson.client(.init(lesson.settings(.dev), report: report), maxRetries: 0)
            #expect(report.line == nil)
            for question in ["report 1", "report 2", "report 1"] { _ = try await client.ask(question) }
            let counts = "2 recorded, 1 from the cache, 2,400 tokens in, 60 out"
            let hint =
                "; 1 repeat within this run got the first answer again, CACHED_OPENAI_RECORD_REPEATS=1 records each"
            #expect(report.line == counts + hint)
            _ = try? await client.ask("too many")
            #expect(report.line == counts + ", 1 not kept (rate limits)" + hint)
            _ = try? await client.ask("broken")
            #expect(report.line == counts + ", 2 not kept (rate limits: 1, not valid: 1)" + hint)
            _ = try? await client.ask("used up")
            #expect(report.line == counts + ", 3 not kept (rate limits: 1, no credit left: 1, not valid: 1)" + hint)
        }
    }

    @Test func whatWasRecordedEarlierOrHasASeedIsNoRepeat() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions") { _ in .json(Self.answer) }
            _ = try await lesson.client(.init(lesson.settings(.dev), report: Report { _ in })).ask("report earlier")
            let report = Report { _ in }
            let client = lesson.client(.init(lesson.settings(.dev), report: report))
            for _ in 0..<2 { _ = try await client.ask("report earlier") }
            for _ in 0..<2 { _ = try await client.ask("report with a seed", seed: 7) }
            #expect(report.line == "1 recorded, 3 from the cache, 1,200 tokens in, 30 out")
        }
    }

    @Test func whoSharesACallThatIsUnderWayRepeatsIt() async throws {
        try await Lesson.run { lesson in
            // None is answered before both are asked for: an answer with a seed would do for those without.
            lesson.api.answer("POST", "/chat/completions") { [api = lesson.api] _ in
                try await eventually("both requests") { api.requestCount >= 2 }
                return .json(Self.answer).delayed(milliseconds: 200)
            }
            let report = Report { _ in }
            let client = lesson.client(.init(lesson.settings(.dev), report: report))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<6 {
                    group.addTask { _ = try await client.ask("report shared", seed: number < 4 ? nil : 1) }
                }
                try await group.waitForAll()
            }
            let line = try #require(report.line)
            #expect(line.hasPrefix("2 recorded, ") && line.contains("; 3 repeats within this run"), "\(line)")
        }
    }

    @Test func questionsThatDifferByThemselvesAreCounted() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions") { _ in .json(Self.answer) }
            let lists = ["tea, milk", "figs, dates", "rye, oats"]
            let first = lesson.client(.init(lesson.settings(.dev), report: Report { _ in }))
            for list in lists { _ = try await first.ask("Sort: \(list)") }
            _ = try await first.ask("It is 2026-11-27.")
            let report = Report { _ in }
            let second = lesson.client(.init(lesson.settings(.dev), report: report))
            for list in lists {
                let turned = list.components(separatedBy: ", ").reversed().joined(separator: ", ")
                for _ in 0..<2 { _ = try await second.ask("Sort: \(turned)") }
            }
            _ = try await second.ask("It is 2026-11-28.")
            let line = try #require(report.line)
            #expect(line.contains("; 3 questions differ from recorded ones by order alone"), "\(line)")
            #expect(line.contains("; 1 question differs from recorded ones by a date or a time alone"), "\(line)")
        }
    }

    @Test func inProductionThereIsNothingToSay() async throws {
        try await Lesson.run { lesson in
            let report = Report { _ in }
            let client = lesson.client(.init(lesson.settings(.production), report: report))
            _ = try await client.ask("report in production")
            #expect(report.line == nil)
        }
    }

    @Test(arguments: [
        (#"{"usage":{"prompt_tokens":3,"completion_tokens":4}}"#, 3, 4),
        (
            #"{"output":[],"usage": {"input_tokens":3,"input_tokens_details":{"cached_tokens":0},"output_tokens":4}}"#,
            3, 4
        ),
        (
            "data: {\"usage\":null}\n\ndata: {\"usage\":{\"prompt_tokens\":5}}\n\ndata: {\"usage\":null}\n\ndata: [DONE]",
            5, 0
        ),
        (#"{"text":"\"usage\":{\"prompt_tokens\":9}"}"#, 0, 0), (#"{"usage":{"prompt_tokens":"#, 0, 0), ("", 0, 0),
        (#"{"usage":{"prompt_tokens":-5,"completion_tokens":1e99}}"#, 0, 0), (#"{"usage""#, 0, 0),
    ])
    func tokensAreCounted(body: String, input: Int, output: Int) {
        let usage = OpenAICache.TokenUsage(in: Data("x\(body)".utf8).dropFirst())
        #expect(usage.input == input && usage.output == output)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_000, "-1,000")])
    func numbersAreGrouped(number: Int, text: String) {
        #expect(OpenAICache.GroupedNumber.text(number) == text)
    }

    // MARK: Waits

    @Test func aWaitIsToldAndThoseThatFollowAreCounted() {
        let lines = OpenAICache.Locked<[String]>([])
        let report = Report { line in lines.withLock { $0.append(line) } }
        let wait = OpenAICache.RetryWait(host: "api.example", status: 429, seconds: 20, number: 1, most: 20)
        for _ in 0..<2_000 { report.waits(wait) }
        report.waits(.init(host: "api.example", status: 503, seconds: 0.5, number: 2, most: 3))
        report.waits(.init(host: "api.example", status: nil, seconds: 0.5, number: 1, most: 2))
        let told = lines.withLock { $0 }
        let limit = "api.example answered with status 429 (rate limit): all calls to it wait 20 s (retry 1 of 20)"
        #expect(told.contains(limit))
        #expect(told.contains("api.example answered with status 503: it is asked again in 0.5 s (retry 2 of 3)"))
        #expect(told.contains("api.example gave no answer: it is asked again in 0.5 s (retry 1 of 2)"))
        #expect(told.count < 20)
        #expect(wait.text(count: 2_000).hasSuffix(" (2,000 times so far)"))
        #expect(
            report.line == "0 recorded, 0 from the cache, 2,002 retries (rate limits: 2,000, errors: 1, no answer: 1)")
        let none = OpenAICache.RetryWait(host: "api.example", status: 429, seconds: 0, number: 2, most: 20)
        let text = "api.example answered with status 429: it is asked again at once (retry 2 of 20)"
        #expect(none.text(count: 1) == text)
    }

    @Test func devModeTellsOfItsRetries() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/chat/completions", .error(503, headers: ["retry-after-ms": "1"]), .json(Self.answer))
            let lines = OpenAICache.Locked<[String]>([])
            let report = Report { line in lines.withLock { $0.append(line) } }
            let client = lesson.client(.init(lesson.settings(.dev), report: report))
            _ = try await client.ask("report a retry")
            #expect(
                lines.withLock { $0 }.first?.contains("status 503: it is asked again at once (retry 1 of 2)") == true)
            #expect(report.line == "1 recorded, 0 from the cache, 1,200 tokens in, 30 out, 1 retry (errors)")
        }
    }
}
