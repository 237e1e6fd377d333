import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// Widths, colours, pagers and pipes.
@Suite("Terminals", .serialized) struct TerminalTests {
    private let tool: Tool

    init() throws {
        tool = try Tool()
        let long = String(repeating: "A long text of many words. ", count: 20)
        try tool.write(
            [
                SampleRecording.chat(long, long),
                SampleRecording.chat("你好，世界！请告诉我海里的一种动物。请告诉我海里的一种动物。", "一只章鱼。👩‍👩‍👧", second: 1),
            ] + (0..<60).map { SampleRecording.chat("Question \($0)", "Answer \($0)", second: 2 + $0) })
    }

    private func lines(columns: UInt16, _ arguments: [String], environment: [String: String] = [:]) async throws
        -> [String]
    {
        let terminal = try Pseudoterminal(columns: columns, lines: 30)
        let outcome = try await terminal.run([tool.path] + arguments, in: tool.folder.url, environment: environment)
        #expect(outcome.status == 0, "\(outcome.output)")
        return outcome.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func width(_ line: String) -> Int {
        line.reduce(0) { $0 + ($1.unicodeScalars.contains { $0.value >= 0x2E80 } ? 2 : 1) }
    }

    @Test("the list fits the terminal, by its cells", arguments: [60, 80, 132] as [UInt16])
    func fits(columns: UInt16) async throws {
        let lines = try await lines(columns: columns, ["inspect", "--no-pager", "--color", "never"])
        let list = lines.drop { !$0.hasPrefix("name ") }.dropLast()
        #expect(list.count == 63)
        for line in list { #expect(width(line) <= Int(columns), "\(line)") }
        #expect(list.contains { $0.contains("…") } && !list.joined().contains("\t"))
    }

    @Test("COLUMNS counts before the terminal's own width")
    func columnsVariable() async throws {
        let lines = try await lines(
            columns: 200, ["inspect", "--no-pager", "--color", "never"], environment: ["COLUMNS": "70"])
        for line in lines.drop(while: { !$0.hasPrefix("name ") }) { #expect(width(line) <= 70) }
    }

    @Test("colours are for terminals that want them")
    func colours() async throws {
        func hasColours(_ environment: [String: String], _ arguments: [String] = []) async throws -> Bool {
            try await lines(columns: 80, ["inspect", "--no-pager"] + arguments, environment: environment).contains {
                $0.contains("\u{1B}[")
            }
        }
        #expect(try await hasColours([:]))
        #expect(try await !hasColours(["NO_COLOR": "1"]))
        #expect(try await !hasColours(["CLICOLOR": "0"]))
        #expect(try await !hasColours(["TERM": "dumb"]))
        #expect(try await hasColours(["NO_COLOR": "1"], ["--color", "always"]))
        #expect(try await !hasColours([:], ["--color", "never"]))
        let piped = try await tool.run(["inspect"])
        #expect(!piped.output.contains("\u{1B}"))
        #expect(try await tool.run(["inspect", "--color", "always"]).output.contains("\u{1B}[1m"))
    }

    @Test("what is longer than the screen goes through a pager")
    func pager() async throws {
        let paged = try await lines(columns: 80, ["inspect"], environment: ["CACHED_OPENAI_PAGER": "sed 's/^/| /'"])
        #expect(paged.dropLast().count > 60 && paged.dropLast().allSatisfy { $0.hasPrefix("| ") })
        let secure = try await lines(
            columns: 80, ["inspect"], environment: ["PAGER": "sh -c 'echo secure=$LESSSECURE; cat >/dev/null'"])
        #expect(secure == ["secure=1", ""])
        for environment in [["CI": "1"], ["TERM": "dumb"], ["PAGER": ""]] {
            let lines = try await lines(
                columns: 80, ["inspect"],
                environment: ["CACHED_OPENAI_PAGER": environment["PAGER"] ?? "false"].merging(environment) { $1 })
            #expect(lines.count > 60)
        }
        let short = try await lines(columns: 80, ["inspect", "-n", "2"], environment: ["PAGER": "false"])
        #expect(short.count > 5)
    }

    @Test("a pager that isn't there, and one that ends early, are no trouble")
    func brokenPagers() async throws {
        let early = try await lines(columns: 80, ["inspect"], environment: ["PAGER": "head -1"])
        #expect(early.count == 2)
    }

    @Test("whoever reads no further ends it quietly")
    func closedPipe() async throws {
        let script = "set -o pipefail; '\(tool.path)' inspect --json | head -n 1"
        let outcome = try await Command(["bash", "-c", script], in: tool.folder.url).run()
        #expect(
            outcome.status == 0 && outcome.errors.isEmpty && outcome.output.split(separator: "\n").count == 1,
            "\(outcome.text)")
    }

    @Test("bytes that are no text aren't written to a terminal")
    func binary() async throws {
        try tool.write([
            SampleRecording.bytes(
                "/audio/speech", ["input": "x"], Data([0x49, 0x44, 0x33, 0, 1, 2, 0xFF]), type: "audio/mpeg")
        ])
        let terminal = try Pseudoterminal(columns: 80, lines: 24)
        let outcome = try await terminal.run([tool.path, "inspect", "--answer"], in: tool.folder.url)
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        try tool.write([SampleRecording.bytes("/files/f/content", [:], Data("a\u{1B}[31mb".utf8), type: "text/plain")])
        let text = try await terminal.run([tool.path, "inspect", "--answer"], in: tool.folder.url)
        #expect(text.output == "a\\u{1B}[31mb\n")
    }
}
