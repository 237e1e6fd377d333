import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct MissTests {
    @Test func offlineOpensNoConnectionAndTellsTheClosestRequest() async throws {
        try await Lesson.run { lesson in
            _ = try await lesson.client(.dev).ask("What is the capital of France?")
            _ = try await lesson.client(.dev).ask("Count to five.")
            let offline = lesson.client(.production, offline: true)
            let miss = await #expect(throws: OpenAI.MissError.self) {
                try await offline.ask("What is the capital of Spain?")
            }
            let text = try #require(miss?.description)
            #expect(miss?.miss.obstacle == .offline)
            #expect(text.contains("POST /chat/completions"))
            #expect(text.contains("messages[0].content"))
            #expect(text.contains("France") && text.contains("Spain") && !text.contains("five"))
            #expect(text.contains("CACHED_OPENAI_OFFLINE"))
            #expect(lesson.api.requestCount == 2)
        }
    }

    @Test func theClosestIsFoundBehindFiveThousandOthers() throws {
        #expect(try closest(behind: 5_000, within: .max)?.contains("recorded \"x\"") == true)
    }

    /// However slow the machine is, some are looked at, and the best of them is named.
    @Test func theClosestIsTheBestThatIsFoundInTime() throws {
        for (count, isFound) in [(40, true), (60, false)] {
            #expect(try closest(behind: count, within: 0)?.contains("recorded \"x\"") == isFound)
        }
    }

    /// What is said of a request that is like the one that stands behind so many others.
    private func closest(behind count: Int, within microseconds: UInt64) throws -> String? {
        let body: OpenAICache.JSON = ["model": "m", "input": "x"]
        let recordings = (0..<count).map { SampleRecording.number($0, question: $0) }
        var close = SampleRecording.number(count, question: count)
        close.request.body = body.data()
        let layer = OpenAICache.ScannedFile(
            OpenAICache.DataSource(SampleFile.journal(recordings + [close]), name: "journal"), from: 36)
        let stack = OpenAICache.CacheStack(cursors: .init(), layers: { .init(recorded: [layer]) }, report: { _ in })
        let call = OpenAICache.Call(
            method: "POST", url: try #require(URL(string: "https://api.openai.com/v1" + close.request.path)),
            address: .init(base: "https://api.openai.com/v1", path: close.request.path, query: ""),
            body: .json(["model": "m", "input": "y"]))
        let finding = OpenAICache.ClosestRequest.find(call, among: stack, within: microseconds)
        guard case .closest(let differences) = finding else { return nil }
        return differences.lines.joined(separator: "\n")
    }

    @Test func withoutAKeyAMissSaysHowToGetOne() async throws {
        try await Lesson.run { lesson in
            let client = lesson.client(.production, key: nil)
            let miss = await #expect(throws: OpenAI.MissError.self) { try await client.ask("x") }
            #expect(miss?.miss.obstacle == .noKey)
            #expect(miss?.description.contains("OPENAI_API_KEY") == true)
            #expect(lesson.api.requestCount == 0)
        }
    }

    @Test func theClosestRequestNamesFieldsThatAreMissingOrNew() async throws {
        try await Lesson.run { lesson in
            _ = try await lesson.client(.dev).ask("x", options: .init(body: ["temperature": 0.5]))
            let offline = lesson.client(.production, offline: true)
            let miss = await #expect(throws: OpenAI.MissError.self) {
                try await offline.ask("x", options: .init(body: ["top_p": 1]))
            }
            let text = try #require(miss?.miss.closest)
            #expect(text.contains("temperature: recorded 0.5, asked nothing"))
            #expect(text.contains("top_p: recorded nothing, asked 1"))
        }
    }
}
