import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// `cached-openai prune`, as it is run.
@Suite("prune", .serialized) struct PruneTests {
    private static let recordings = [
        SampleRecording.chat("Hi", "a"), SampleRecording.chat("Hi", "b", second: 1),
        SampleRecording.chat("Old", "c", second: 2, model: "gpt-3.5-turbo"),
    ]

    private let tool: Tool

    init() throws {
        tool = try Tool()
        try tool.pack(Array(Self.recordings.prefix(2)), to: "openai_cache.cache")
        try tool.write([Self.recordings[2]])
    }

    private func labels(_ path: String = ".") async throws -> [String] {
        try await tool.run(["inspect", "--json", path]).output.split(separator: "\n").map { line in
            (try? OpenAICache.JSON(parsing: Data(line.utf8)))?["answer"]?.stringValue ?? ""
        }
    }

    @Test("it only shows what would go, and what is lost with it")
    func shows() async throws {
        let before = try tool.bytes("openai_cache.cache")
        let outcome = try await tool.run(["prune", "--model", "gpt-3.5-turbo"])
        let name = "\(Self.recordings[2].key.description.prefix(8))#1"
        #expect(
            outcome.output.hasPrefix("  \(name)  recorded 2026-01-01T09:30:02Z  chat  Old  c\n1 answer of "),
            "\(outcome.text)")
        #expect(
            outcome.output.contains(
                "1 of these comes from gpt-3.5-turbo, gone since 2026-10-23: it can't be recorded again."))
        #expect(outcome.status == 0)
        #expect(try tool.bytes("openai_cache.cache") == before && tool.isThere("openai_cache_temp.bin"))
        #expect(try await tool.run(["prune", "--check", "--model", "gpt-3.5-turbo"]).status == 1)
        #expect(try await tool.run(["prune", "--check", "--model", "gpt-9"]).status == 0)
    }

    @Test("in its place, the cache as it was is kept, and what was in the journal doesn't come back")
    func inPlace() async throws {
        let before = try tool.bytes("openai_cache.cache")
        let journal = try tool.bytes("openai_cache_temp.bin")
        let outcome = try await tool.run(["prune", "--in-place", "--model", "gpt-3.5-turbo"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.text)")
        #expect(try await labels() == ["a", "b"])
        #expect(!tool.isThere("openai_cache_temp.bin"))
        #expect(try tool.bytes("openai_cache.cache.before-prune") == before)
        #expect(try tool.bytes("openai_cache_temp.bin.before-prune") == journal)
        let again = try await tool.run(["prune", "--in-place", "--keep-turns", "1"])
        #expect(again.status == 0, "\(again.text)")
        #expect(try await labels() == ["a"])
        #expect(!tool.isThere("openai_cache_temp.bin.before-prune"))
    }

    @Test("what a rehearsal of the whole lesson didn't ask for goes; one that missed something decides nothing")
    func rehearsed() async throws {
        func line(_ recording: OpenAICache.Recording) -> String {
            #"{"kind":"unasked","name":"x","key":"\#(recording.key)","base":"\#(recording.base)","#
                + #""recorded_us":\#(recording.answer.recordedAt)}"# + "\n"
        }
        func sum(_ misses: Int) -> String {
            #"{"kind":"rehearsal","requests":3,"misses":\#(misses),"status":0,"unasked":1}"# + "\n"
        }
        try tool.folder.write(sum(0) + line(Self.recordings[1]), to: "one.jsonl")
        try tool.folder.write(sum(0) + line(Self.recordings[1]) + line(Self.recordings[2]), to: "two.jsonl")
        try tool.folder.write(sum(1) + line(Self.recordings[1]), to: "missed.jsonl")
        let both = try await tool.run(["prune", "--rehearsed", "one.jsonl", "--rehearsed", "two.jsonl", "--json"])
        #expect(
            try OpenAICache.JSON(parsing: Data(both.output.utf8))["gone"]
                == [.string("\(Self.recordings[1].key.description.prefix(8))#2")], "\(both.text)")
        let missed = try await tool.run(["prune", "--rehearsed", "missed.jsonl", "--in-place"])
        #expect(missed.status == 2 && missed.errors.contains("1 request missed"), "\(missed.text)")
        let other = try await tool.run(["prune", "--rehearsed", "openai_cache.cache"])
        #expect(other.status == 2 && other.errors.contains("is no rehearsal"), "\(other.text)")
        #expect(try await tool.run(["prune", "--rehearsed", "two.jsonl", "--in-place"]).status == 0)
        #expect(try await labels() == ["a"])
    }

    @Test("to another file, and nothing where nothing would go")
    func output() async throws {
        let outcome = try await tool.run(["prune", "--path", "chat", "--keep-turns", "1", "--output", "rest.cache"])
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(try await labels("rest.cache") == ["a", "c"])
        #expect(try await labels() == ["a", "b", "c"])
        let refused = try await tool.run(["prune", "--keep-turns", "1", "--output", "rest.cache"])
        #expect(refused.status == 2)
        let same = try await tool.run(["prune", "--in-place", "--model", "gpt-9"])
        #expect(same.output == "nothing would go\n" && tool.isThere("openai_cache_temp.bin"), "\(same.text)")
    }

    @Test("what was not asked for, but only by a note that can say so")
    func unused() async throws {
        let missing = try await tool.run(["prune", "--unused"])
        #expect(
            missing.status == 2 && missing.errors.contains("openai_cache_used.txt, which is not there"),
            "\(missing.text)")
        try tool.folder.write("", to: "openai_cache_used.txt")
        let empty = try await tool.run(["prune", "--unused"])
        #expect(empty.status == 2 && empty.errors.contains("notes no request"), "\(empty.text)")
        let url = try tool.folder.write("\(Self.recordings[0].key)\n", to: "openai_cache_used.txt")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: url.path)
        let old = try await tool.run(["prune", "--unused"])
        #expect(old.status == 2 && old.errors.contains("is older than the last recording"), "\(old.text)")
        try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: url.path)
        let outcome = try await tool.run(["prune", "--in-place", "--unused"])
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(try await labels() == ["a", "b"])
    }

    @Test("damage is refused, unless it is what is to go")
    func damage() async throws {
        var bytes = SampleCache.journal(of: [
            SampleRecording.chat("Hi", "octopus"), SampleRecording.chat("Ho", "whale"),
        ])
        bytes[try #require(bytes.range(of: Data("octopus".utf8))).lowerBound] ^= 0xFF
        let tool = try Tool()
        try tool.folder.write(bytes, to: "openai_cache_temp.bin")
        let refused = try await tool.run(["prune", "--in-place", "--path", "chat"])
        #expect(refused.status == 2 && refused.errors.contains("--skip-damaged"), "\(refused.text)")
        #expect(try tool.bytes("openai_cache_temp.bin") == bytes && !tool.isThere("openai_cache.cache"))
    }

    @Test("a generated file isn't changed, and without a condition nothing goes")
    func refusals() async throws {
        #expect(try await tool.run(["materialize", "--as", "embedded"]).status == 0)
        let generated = try await tool.run(["prune", "CachedOpenAI.swift", "--in-place", "--keep-turns", "1"])
        #expect(generated.status == 2 && generated.errors.contains("--output FILE"), "\(generated.text)")
        let nothing = try await tool.run(["prune", "--in-place"])
        #expect(nothing.status == 64 && nothing.errors.contains("Say what is to go"), "\(nothing.text)")
    }

    /// Of a folder at the place where it is written first, the system says what it says of a full disk.
    @Test("what can't be written leaves nothing behind, and what was kept before stays")
    func unwritable() async throws {
        try tool.folder.write("earlier", to: "openai_cache.cache.before-prune")
        let cache = try tool.bytes("openai_cache.cache")
        let names = try FileManager.default.contentsOfDirectory(atPath: tool.folder.url.path)
        let line = "mkdir .openai_cache.cache.$$.tmp && exec '\(tool.path)' prune --in-place --keep-turns 1"
        let outcome = try await Command(["sh", "-c", line], in: tool.folder.url).run()
        #expect(outcome.status == 2 && outcome.errors.contains("cannot write "), "\(outcome.text)")
        let left = try FileManager.default.contentsOfDirectory(atPath: tool.folder.url.path)
        #expect(Set(left.filter { !$0.hasPrefix(".openai_cache.cache.") }) == Set(names))
        #expect(try tool.bytes("openai_cache.cache.before-prune") == Data("earlier".utf8))
        #expect(try tool.bytes("openai_cache.cache") == cache)
    }

    @Test("what can't be kept doesn't go")
    func notKept() async throws {
        try tool.folder.write("mine", to: "openai_cache.cache.before-prune/note.txt")
        let cache = try tool.bytes("openai_cache.cache")
        let outcome = try await tool.run(["prune", "--in-place", "--keep-turns", "1"])
        #expect(outcome.status == 2 && outcome.errors.contains("Nothing was changed."), "\(outcome.text)")
        #expect(try tool.bytes("openai_cache.cache") == cache && tool.isThere("openai_cache_temp.bin"))
    }

    @Test("a program that records meanwhile is waited for")
    func locked() async throws {
        let url = tool.folder.url.appending(path: "openai_cache.cache")
        let handle = try FileHandle(forUpdating: url)
        #expect(flock(handle.fileDescriptor, LOCK_EX) == 0)
        let outcome = try await tool.run(["prune", "--in-place", "--model", "gpt-3.5-turbo"])
        #expect(outcome.status == 2 && outcome.errors.contains("another process is using this file"), "\(outcome.text)")
        try handle.close()
        #expect(try await labels() == ["a", "b", "c"])
    }
}
