import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// `cached-openai merge`, as it is run.
@Suite("merge", .serialized) struct MergeTests {
    private let tool: Tool

    init() throws {
        tool = try Tool()
        try tool.write(
            [SampleRecording.chat("Hi", "a"), SampleRecording.chat("Ho", "b", second: 1)],
            to: "anna/openai_cache_temp.bin")
        try tool.pack(
            [SampleRecording.chat("Hi", "c", second: 2), SampleRecording.chat("Ho", "b", second: 3)],
            to: "ben/openai_cache.cache")
    }

    private func labels(_ path: String) async throws -> [String] {
        try await tool.run(["inspect", "--json", path]).output.split(separator: "\n").map { line in
            (try? OpenAICache.JSON(parsing: Data(line.utf8)))?["answer"]?.stringValue ?? ""
        }
    }

    @Test("two recorders' answers in one file, which can be recorded into")
    func merges() async throws {
        let dry = try await tool.run(["merge", "anna", "ben", "--dry-run"])
        #expect(
            dry.output
                == "3 answers would be merged (1 in several inputs, kept once; 1 question with answers of several inputs, one's after the other's)\n",
            "\(dry.text)")
        let outcome = try await tool.run(["merge", "anna", "ben", "--output", "all.cache"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.text)")
        #expect(try await labels("all.cache") == ["a", "b", "c"])
        #expect(try await tool.run(["verify", "all.cache"]).status == 0)
        let again = try await tool.run(["merge", "anna", "ben", "--output", "again.cache"])
        #expect(again.status == 0)
        #expect(try tool.bytes("again.cache") == (try tool.bytes("all.cache")))
    }

    @Test("what is there is overwritten only if that is said")
    func overwriting() async throws {
        try tool.folder.write("mine", to: "all.cache")
        let refused = try await tool.run(["merge", "anna", "ben", "--output", "all.cache"])
        #expect(refused.status == 2 && refused.errors.contains("--force"))
        #expect(try String(decoding: tool.bytes("all.cache"), as: UTF8.self) == "mine")
        let into = try await tool.run(["merge", "anna", "ben", "--output", "ben/openai_cache.cache", "--force"])
        #expect(into.status == 0, "\(into.text)")
        #expect(try await labels("ben") == ["a", "b", "c"])
    }

    @Test("a journal that is in the merged file doesn't come again")
    func journal() async throws {
        let outcome = try await tool.run(["merge", "anna", "ben", "--output", "anna/openai_cache.cache"])
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(!tool.isThere("anna/openai_cache_temp.bin"))
        #expect(try await labels("anna") == ["a", "b", "c"])
    }

    @Test("conflicts are named, and nothing is written")
    func conflicts() async throws {
        try tool.write([SampleRecording.chat("Hi", "x", seed: 4)], to: "x.bin")
        try tool.write([SampleRecording.chat("Hi", "y", seed: 4, second: 1)], to: "y.bin")
        let outcome = try await tool.run(["merge", "x.bin", "y.bin", "--output", "all.cache"])
        #expect(
            outcome.status == 1
                && outcome.output.hasSuffix(
                    "~4 has another answer in x.bin and in y.bin\n  asked: Hi\n  x.bin: x\n  y.bin: y\n"),
            "\(outcome.text)")
        #expect(!tool.isThere("all.cache"))
        let json = try await tool.run(["merge", "x.bin", "y.bin", "--dry-run", "--json"])
        #expect(
            try OpenAICache.JSON(parsing: Data(json.output.utf8))["conflicts"]?[0]?["inputs"] == ["x.bin", "y.bin"])
        let handedOut = try await tool.run(["materialize", "--cache", "x.bin", "--cache", "y.bin"])
        #expect(
            handedOut.status == 0 && handedOut.errors.contains("warning: 1 seed has several answers, which differ")
                && handedOut.errors.contains("seed 4: 2 answers in "), "\(handedOut.text)")
        #expect(
            try await tool.run(["merge", "x.bin", "y.bin", "--output", "all.cache", "--prefer", "last"]).status == 0)
        #expect(try await labels("all.cache") == ["y"])
    }

    @Test("damage is refused, unless it is to be left out")
    func damage() async throws {
        var bytes = SampleCache.journal(of: [
            SampleRecording.chat("Hi", "octopus"), SampleRecording.chat("Ho", "whale"),
        ])
        bytes[try #require(bytes.range(of: Data("octopus".utf8))).lowerBound] ^= 0xFF
        try tool.folder.write(bytes, to: "x.bin")
        let refused = try await tool.run(["merge", "x.bin", "ben", "--output", "all.cache"])
        #expect(
            refused.status == 2 && refused.errors.contains("--skip-damaged") && !tool.isThere("all.cache"),
            "\(refused.text)")
        let skipped = try await tool.run(["merge", "x.bin", "ben", "--output", "all.cache", "--skip-damaged"])
        #expect(skipped.status == 0, "\(skipped.text)")
        #expect(try await labels("all.cache").contains("whale"))
    }

    @Test("secrets and failures stay as they were recorded: nothing is handed out")
    func keepsAll() async throws {
        var failure = SampleRecording.chat("No", "x", marks: .failure)
        failure.answer.status = 429
        failure.answer.origin = .imported
        try tool.write(
            [failure, SampleRecording.chat("sk-proj-aB3dE5gH7jK9aB3dE5gH7jK9aB3dE5gH7jK9", "y", second: 1)], to: "x.bin"
        )
        #expect(try await tool.run(["merge", "x.bin", "ben", "--output", "all.cache"]).status == 0)
        let objects = try await tool.run(["inspect", "--json", "--show-secrets", "all.cache"]).output.split(
            separator: "\n"
        )
        .map { try OpenAICache.JSON(parsing: Data($0.utf8)) }
        #expect(objects.count == 4 && objects[0]["marks"] == ["failure"] && objects[0]["origin"] == "imported")
        #expect(objects[1]["question"] == "sk-proj-aB3dE5gH7jK9aB3dE5gH7jK9aB3dE5gH7jK9")
    }
}
