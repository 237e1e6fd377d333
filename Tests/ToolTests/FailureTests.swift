import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// What the tool does with answers that should not have been kept.
@Suite("A cache that holds failures", .serialized)
struct FailureTests {
    private static let right = #"{"choices":[{"message":{"content":"Paris"}}]}"#
    private static let failures: [(body: String, type: String, reason: String)] = [
        (
            #"{"error":{"message":"Provider returned error","code":429}}"#, "application/json",
            "it tells an error: Provider returned error"
        ),
        ("", "application/json", "its body is empty"),
        ("<html><body>502 Bad Gateway</body></html>", "text/html", "it is a web page"),
        (#"{"choices":[{"message":{"content":"Par"#, "application/json", "its JSON is cut off at byte 38"),
        (
            "data: {\"choices\":[{\"delta\":{\"content\":\"Par\"}}]}\n\n", "text/event-stream",
            "its stream ended without its last event ([DONE])"
        ),
    ]
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try record([(Self.right, "application/json")] + Self.failures.map { ($0.body, $0.type) })
    }

    /// Each answer to a question of its own.
    private func record(_ answers: [(body: String, type: String)], version: UInt16 = 2) throws {
        let recordings = answers.enumerated().map { number, answer in
            var recording = SampleCache.recording(answer.body, path: "/chat/completions", number: number)
            recording.answer.headers = ["content-type": answer.type]
            return recording
        }
        try folder.write(SampleCache.journal(of: recordings, version: version), to: "openai_cache_temp.bin")
    }

    private func tool(_ arguments: String...) async throws -> Command.Outcome {
        try await Command([BuiltProduct.path(of: "cached-openai")] + arguments, in: folder.url).run()
    }

    @Test("verify names each of them with its request and the reason, and counts them apart from damage")
    func verify() async throws {
        let outcome = try await tool("verify")
        let lines = outcome.output.split(separator: "\n")
        #expect(outcome.status == 1 && lines.count == Self.failures.count, "\(outcome.output)")
        for (line, failure) in zip(lines, Self.failures) {
            let parts = line.components(separatedBy: "openai_cache_temp.bin: POST /chat/completions (key ")
            #expect(parts.count == 2 && parts[1].dropFirst(8) == ") is a failure: \(failure.reason)", "\(line)")
        }
        #expect(outcome.errors.contains("6 answers in it, all whole; 5 of them are failures"), "\(outcome.errors)")
        #expect(!outcome.errors.contains("damaged"))
    }

    @Test("verify tells damage and failures in one file apart")
    func damaged() async throws {
        var data = try Data(contentsOf: folder.url.appending(path: "openai_cache_temp.bin"))
        data[SampleCache.journal(of: []).count + 60] ^= 0xFF
        try folder.write(data, to: "openai_cache_temp.bin")
        let outcome = try await tool("verify")
        #expect(outcome.output.contains("damaged") && outcome.output.contains("is a failure: it is a web page"))
        #expect(outcome.errors.contains("damaged. 5 answers can be read; 5 of them are failures"), "\(outcome.errors)")
    }

    @Test("materialize leaves them out in every form, and names them", arguments: ["cache", "embedded", "package"])
    func leftOut(form: String) async throws {
        let outcome = try await tool("materialize", "--as", form, "--output", "out")
        #expect(outcome.status == 0)
        #expect(outcome.errors.hasPrefix("5 failures are left out") && outcome.errors.contains("--keep-failures"))
        for failure in Self.failures {
            #expect(outcome.errors.contains(") is a failure: \(failure.reason)\n"), "\(outcome.errors)")
        }
        #expect(outcome.errors.contains("\n1 entry (1 chat/completions)\n"))
        let kept = try await tool("materialize", "--as", form, "--output", "out", "--keep-failures")
        #expect(kept.status == 0 && kept.errors.hasPrefix("6 entries (6 chat/completions)\n"), "\(kept.errors)")
    }

    @Test("what is left is right, and the requests of what is not are gone, too")
    func rest() async throws {
        #expect(try await tool("materialize", "--no-compress", "--output", "out").status == 0)
        let verified = try await tool("verify", "out")
        #expect(verified.status == 0 && verified.errors.contains("1 answer in it, all whole\n"), "\(verified.errors)")
        let packed = try Data(contentsOf: folder.url.appending(path: "out"))
        #expect(packed.range(of: Data(#"{"question":0}"#.utf8)) != nil)
        for number in 1...5 { #expect(packed.range(of: Data(#"{"question":\#(number)}"#.utf8)) == nil) }
    }

    @Test("ten are named, and how many more there are")
    func many() async throws {
        try record((0..<13).map { _ in (Self.failures[0].body, Self.failures[0].type) } + [(Self.right, "")])
        let outcome = try await tool("materialize")
        #expect(outcome.errors.components(separatedBy: "is a failure").count == 11, "\(outcome.errors)")
        #expect(outcome.errors.contains("\n  and 3 more\n"))
    }

    @Test("where nothing else is left, it says so")
    func nothingLeft() async throws {
        try record([(Self.failures[0].body, Self.failures[0].type)])
        let outcome = try await tool("materialize")
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("what is made answers nothing. 1 failure is left out"), "\(outcome.errors)")
        let key = SampleCache.recording("", path: "/chat/completions", number: 0).key
        try folder.write("\(key)\n", to: "openai_cache_used.txt")
        let used = try await tool("materialize", "--used-keys-only")
        #expect(used.status == 2 && used.output.isEmpty && used.errors.contains("1 failure is left out"))
    }

    @Test("of 0.1.0, which judged no answer, they are known by what they hold where the requests' texts are left out")
    func hashed() async throws {
        try record(Self.failures.map { ($0.body, $0.type) }, version: 1)
        #expect(try await tool("materialize", "--hash-keys", "--keep-failures", "--output", "out").status == 0)
        let verified = try await tool("verify", "out")
        #expect(verified.status == 1)
        #expect(verified.output.contains("request unknown (key "))
        for failure in Self.failures { #expect(verified.output.contains(failure.reason), "\(verified.output)") }
    }
}
