import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// What Git shows of a cache that was changed.
@Suite("Caches in Git", .serialized) struct TextconvTests {
    private static let others = (0..<40).map { SampleRecording.chat("Question \($0)?", "Answer \($0).", second: $0) }

    private let tool: Tool

    init() async throws {
        tool = try Tool()
        try await git("init", "-q")
        try await git("config", "user.email", "a@example.com")
        try await git("config", "user.name", "A")
        try tool.folder.write("*.cache diff=openai-cache merge=openai-cache\n", to: ".gitattributes")
        try await git("config", "diff.openai-cache.textconv", "'\(tool.path)' inspect --plain")
        try await git(
            "config", "merge.openai-cache.driver", "'\(tool.path)' merge %A %B --ancestor %O --output %A --force")
    }

    @discardableResult
    private func git(_ arguments: String...) async throws -> Command.Outcome {
        let environment = ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_PAGER": "cat"]
        return try await Command(["git"] + arguments, in: tool.folder.url, environment: environment).run()
    }

    private func commit(_ recordings: [OpenAICache.Recording]) async throws {
        try tool.pack(recordings, to: "lecture.cache")
        try await git("add", "-A")
        let outcome = try await git("commit", "-qm", "x")
        #expect(outcome.status == 0, "\(outcome.text)")
    }

    /// The lines that differ.
    private func changes() async throws -> [String] {
        let outcome = try await git("diff", "HEAD~1", "HEAD", "--", "lecture.cache")
        #expect(outcome.status == 0, "\(outcome.text)")
        return outcome.output.split(separator: "\n").map(String.init).filter {
            ($0.hasPrefix("+") || $0.hasPrefix("-")) && !$0.hasPrefix("+++") && !$0.hasPrefix("---")
        }
    }

    @Test("a changed prompt is one line, wherever and whenever it was recorded anew")
    func onePrompt() async throws {
        let system = "You know the sea.\nYou are brief.\nYou are kind."
        try await commit(
            Self.others + [
                SampleRecording.chat("Name one animal of the sea.", "An octopus.", second: 20, system: system)
            ])
        try await commit(
            [SampleRecording.chat("Name one animal of the deep sea.", "An octopus.", second: 900, system: system)]
                + Self.others)
        #expect(
            try await changes() == [
                "-  messages[1].content: Name one animal of the sea.",
                "+  messages[1].content: Name one animal of the deep sea.",
            ])
    }

    @Test("a changed word of a long text, and of an answer, is its line alone")
    func oneLine() async throws {
        func recording(_ word: String, _ second: Int) -> OpenAICache.Recording {
            SampleRecording.chat(
                "Go on.", "First.\nThe \(word) is here.\nLast.", second: second, system: "One.\nTwo.\nThree.")
        }
        try await commit(Self.others + [recording("whale", 50)])
        try await commit(Self.others + [recording("seal", 99)])
        #expect(try await changes() == ["-      The whale is here.", "+      The seal is here."])
    }

    @Test("what was merely recorded again, or packed otherwise, shows nothing")
    func nothing() async throws {
        try await commit(Self.others)
        try await commit(
            Self.others.reversed().enumerated().map { index, recording in
                var recording = recording
                recording.answer.recordedAt += Int64(index) * 77
                recording.answer.runMicroseconds = 5
                return recording
            })
        #expect(try await changes().isEmpty)
    }

    @Test("two branches that recorded are merged; what one took away stays away")
    func merge() async throws {
        let (a, b, c, d) = (Self.others[0], Self.others[1], Self.others[2], Self.others[3])
        try await commit([a, b])
        try await git("checkout", "-qb", "other")
        try await commit([a, b, d])
        try await git("checkout", "-q", "-")
        try await commit([b, c])
        let outcome = try await git("merge", "--no-edit", "other")
        #expect(outcome.status == 0, "\(outcome.text)")
        let labels = try await tool.run(["inspect", "--json", "lecture.cache"]).output.split(separator: "\n").map {
            line in
            (try? OpenAICache.JSON(parsing: Data(line.utf8)))?["answer"]?.stringValue ?? ""
        }
        #expect(labels == ["Answer 1.", "Answer 2.", "Answer 3."])
    }

    @Test("one seed that two branches recorded is a conflict for Git, too")
    func conflict() async throws {
        try await commit([Self.others[0]])
        try await git("checkout", "-qb", "other")
        try await commit([Self.others[0], SampleRecording.chat("Hi", "x", seed: 1)])
        try await git("checkout", "-q", "-")
        try await commit([Self.others[0], SampleRecording.chat("Hi", "y", seed: 1, second: 1)])
        let outcome = try await git("merge", "--no-edit", "other")
        #expect(outcome.status == 1 && outcome.text.contains("~1 has another answer in"), "\(outcome.text)")
    }
}
