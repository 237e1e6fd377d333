import Foundation
import TestSupport
import Testing

/// What is imported more than once, or beside what contradicts it.
@Suite("import, again", .serialized)
struct RepeatedImportTests {
    private static func row(_ answer: String, seed: Int? = nil) -> String {
        let field = seed.map { #",\"seed\":\#($0)"# } ?? ""
        return ExchangeTests.row.replacingOccurrences(of: #"[]}"#, with: "[]\(field)}")
            .replacingOccurrences(of: "Hi", with: answer)
    }

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func run(_ arguments: String...) async throws -> Command.Outcome {
        try await Command([BuiltProduct.path(of: "cached-openai")] + arguments, in: folder.url).run()
    }

    private func touch(_ name: String, _ time: TimeInterval) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: time)],
            ofItemAtPath: folder.url.appending(path: name).path(percentEncoded: false))
    }

    @Test("a file that was touched brings nothing new, and one with another answer brings that")
    func touched() async throws {
        // One question asked twice got the same answer twice.
        try folder.write([Self.row("Hi"), Self.row("Hi"), Self.row("Ho")].joined(separator: "\n"), to: "rows.jsonl")
        try touch("rows.jsonl", 1_700_000_000)
        #expect(try await run("import", "rows.jsonl").output.contains("3 were imported"))
        try touch("rows.jsonl", 1_700_000_500)
        let tried = try await run("import", "rows.jsonl", "--dry-run")
        #expect(tried.output.contains("0 would be imported, 3 not"), "\(tried.text)")
        let again = try await run("import", "rows.jsonl")
        #expect(
            again.output.contains("0 were imported, 3 not") && again.output.contains("3 are in the cache already"),
            "\(again.text)")
        // At the same moment as the first row before.
        try folder.write([Self.row("Ha"), Self.row("Hi")].joined(separator: "\n"), to: "rows.jsonl")
        try touch("rows.jsonl", 1_700_000_000)
        let edited = try await run("import", "rows.jsonl")
        #expect(edited.output.contains("1 was imported") && edited.output.contains("1 not"), "\(edited.text)")
        #expect(try await run("verify").errors.contains("4 answers in it, all whole"))
    }

    @Test("what stands in the journal beside the cache is there, too")
    func journal() async throws {
        try folder.write(Self.row("Hi"), to: "rows.jsonl")
        _ = try await run("import", "rows.jsonl", "--into", "other.cache")
        _ = try await run("export", "other.cache", "--as", "jsonl", "--output", "own.jsonl")
        try folder.write(SampleCache.journal(["42"]), to: "openai_cache_temp.bin")
        _ = try await run("export", "--as", "jsonl", "--output", "journal.jsonl")
        let again = try await run("import", "journal.jsonl", "--dry-run")
        #expect(again.output.contains("1 is in the cache already"), "\(again.text)")
    }

    @Test("a second answer to a seed is left out and told of")
    func seeds() async throws {
        try folder.write([Self.row("Hi", seed: 4), Self.row("Ho", seed: 4)].joined(separator: "\n"), to: "a.jsonl")
        let first = try await run("import", "a.jsonl", "--strict")
        #expect(
            first.status == 1 && first.output.contains("1 was imported")
                && first.output.contains("1 is another answer to a seed that has one"), "\(first.text)")
        try folder.write(Self.row("Ha", seed: 4), to: "b.jsonl")
        let second = try await run("import", "b.jsonl")
        #expect(second.output.contains("is another answer to a seed that has one"), "\(second.text)")
        try folder.write(Self.row("Hi", seed: 4), to: "c.jsonl")
        #expect(try await run("import", "c.jsonl").output.contains("is in the cache already"))
    }

    @Test("of a folder, one file that can't be read doesn't keep the others out")
    func unreadable() async throws {
        try folder.write(Self.row("Hi"), to: "in/b.jsonl")
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appending(path: "in/a.jsonl").path, withDestinationPath: "nowhere")
        let outcome = try await run("import", "in")
        #expect(outcome.status == 2 && outcome.output.contains("1 was imported"), "\(outcome.text)")
        #expect(outcome.output.contains("a.jsonl: it can't be read: No such file or directory"), "\(outcome.text)")
    }

    @Test("what a killed import left behind is taken away, and what a living one makes is not")
    func leftBehind() async throws {
        try folder.write(Self.row("Hi"), to: "rows.jsonl")
        // No process has so high a number.
        try folder.write("dead", to: ".t.cache.2147483646.import")
        try folder.write("living", to: ".t.cache.\(ProcessInfo.processInfo.processIdentifier).import")
        try folder.write("another's", to: ".u.cache.2147483646.import")
        #expect(try await run("import", "rows.jsonl", "--into", "t.cache").status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasPrefix(".") }
        #expect(
            names.sorted()
                == [".t.cache.\(ProcessInfo.processInfo.processIdentifier).import", ".u.cache.2147483646.import"])
    }

    @Test("a file of many gigabytes is refused by its beginning")
    func large() async throws {
        for (name, start) in [("a.har", "{\n"), ("b.yaml", "interactions:\n")] {
            let file = try folder.write(start, to: name)
            let handle = try FileHandle(forWritingTo: file)
            try handle.truncate(atOffset: 6 << 30)
            try handle.close()
            let outcome = try await run("import", name)
            #expect(outcome.status == 2 && outcome.output.contains("more than 1 GB. Split it."), "\(outcome.text)")
            try FileManager.default.removeItem(at: file)
        }
    }
}
