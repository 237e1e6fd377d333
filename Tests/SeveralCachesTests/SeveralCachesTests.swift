import LoopbackAPI
import TestSupport
import Testing

/// Real programs beside generated files. The server's n-th answer is "answer n".
@Suite("Several caches at once", .serialized)
struct SeveralCachesTests {
    private let dev = "CACHED_OPENAI_DEV_MODE"

    @Test("two lectures merged into one file: what is in both has the answers of both, in turn")
    func merged() async throws {
        try await withLoopbackAPI { api in
            let desk = try Desk(api)
            let first = try await desk.record("lecture 1", "a", "b", "c#7")
            let second = try await desk.record("lecture 2", "b", "d", "c#8")
            let program = try await desk.compile("both", of: first, second)
            let answers = try await desk.ask(
                ["a", "b", "b", "b", "d", "c#8", "c#7", "e"], in: "student", with: program)
            #expect(
                answers == [
                    "answer 1", "answer 2", "answer 4", "answer 2", "answer 5", "answer 6", "answer 3", "no answer",
                ])
            #expect(try desk.files(in: "student").isEmpty && api.requestCount == 6)
        }
    }

    @Test("a student's recordings come before the embedded ones, and these are not asked for again")
    func laidOver() async throws {
        try await withLoopbackAPI { api in
            let desk = try Desk(api)
            let program = try await desk.compile("lecture", of: desk.record("recorded", "a", "b"))
            #expect(try await desk.ask(["a", "x", "a#5"], in: "student", with: program, dev) == answers(1, 3, 4))
            #expect(api.requestCount == 4)
            // The journal's answer to a comes first, then the literal's.
            #expect(
                try await desk.ask(["a", "a", "a", "b", "x"], in: "student", with: program) == answers(4, 1, 4, 2, 3))
            // The next run in dev mode merges the journal into the cache file; the order stays.
            #expect(try await desk.ask(["y"], in: "student", with: program, dev) == answers(5))
            #expect(try desk.files(in: "student").contains("openai_cache.cache"))
            #expect(try await desk.ask(["a", "a", "y", "b"], in: "student", with: program) == answers(4, 1, 5, 2))
            // Elsewhere there is what is embedded, and nothing else.
            #expect(try await desk.ask(["a", "a", "x"], in: "other", with: program) == answers(1, 1) + ["no answer"])
        }
    }

    @Test("what a student asked anew takes the place of what is embedded, for this student")
    func replaced() async throws {
        try await withLoopbackAPI { api in
            let desk = try Desk(api)
            let program = try await desk.compile("lecture", of: desk.record("recorded", "a", "a#5"))
            #expect(try await desk.ask(["!a"], in: "student", with: program, dev) == answers(3))
            #expect(try await desk.ask(["a", "a", "a", "a#5"], in: "student", with: program) == answers(3, 2, 3, 2))
            #expect(try await desk.ask(["a", "a"], in: "other", with: program) == answers(1, 2))
        }
    }

    private func answers(_ numbers: Int...) -> [String] { numbers.map { "answer \($0)" } }
}
