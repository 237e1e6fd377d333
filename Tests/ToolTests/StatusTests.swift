import Foundation
import TestSupport
import Testing

/// How commands end: 0 as hoped, 1 for what is found, 2 for trouble, 64 for a wrong option.
@Suite("Statuses", .serialized)
struct StatusTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(SampleCache.journal((0..<40).map { "Answer \($0)" }), to: "openai_cache_temp.bin")
    }

    private func run(_ arguments: [String]) async throws -> Command.Outcome {
        try await Command([BuiltProduct.path(of: "cached-openai")] + arguments, in: folder.url).run()
    }

    private func shell(_ line: String) async throws -> Command.Outcome {
        let tool = BuiltProduct.path(of: "cached-openai")
        return try await Command(["/bin/sh", "-c", line.replacingOccurrences(of: "TOOL", with: tool)], in: folder.url)
            .run()
    }

    @Test(
        "what isn't there is trouble for every command, told on standard error",
        arguments: [
            ["inspect", "nowhere"], ["diff", "nowhere", "nowhere"], ["merge", "nowhere", "--dry-run"],
            ["prune", "nowhere", "--damaged"], ["export", "nowhere", "--as", "jsonl"], ["import", "nowhere"],
            ["verify", "nowhere"], ["materialize", "--cache", "nowhere"], ["serve", "nowhere"],
            ["rehearse", "--cache", "nowhere", "--", "true"],
        ])
    func trouble(arguments: [String]) async throws {
        let outcome = try await run(arguments)
        #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.text)")
        #expect(outcome.errors.hasPrefix("Error: there is no file or folder "), "\(outcome.errors)")
        #expect(try await run(arguments + ["--abracadabra"]).status == (arguments.contains("--") ? 2 : 64))
    }

    @Test("who reads no further is no reason to fail", arguments: ["inspect", "export --as jsonl", "inspect --json"])
    func readers(command: String) async throws {
        let outcome = try await shell("{ TOOL \(command) 2>errors; echo $? >status; } | true; cat status errors")
        #expect(outcome.output.hasPrefix("0\n") && !outcome.output.contains("rror"), "\(outcome.text)")
    }

    #if os(Linux)
        @Test("a full disk is told of in the system's words", arguments: ["inspect", "export --as har", "import x -n"])
        func fullDisk(command: String) async throws {
            try folder.write(#"{"custom_id":"1"}"#, to: "x")
            let outcome = try await shell("TOOL \(command.replacing("-n", with: "--dry-run")) >/dev/full")
            #expect(
                outcome.status == 2
                    && outcome.errors.contains("cannot write to standard output: No space left on device"),
                "\(outcome.text)")
        }

        @Test("a folder that can't be written to is, too")
        func noFolder() async throws {
            let exported = try await run(["export", "--as", "folder", "--output", "/proc/out"])
            #expect(exported.status == 2 && exported.errors.contains("cannot write /proc/out: "), "\(exported.text)")
            try folder.write(ExchangeTests.row, to: "rows.jsonl")
            let imported = try await run(["import", "rows.jsonl", "--into", "/proc/x.cache"])
            #expect(
                imported.status == 2 && imported.errors.contains("cannot write /proc/.x.cache.")
                    && imported.errors.contains("--into FILE"), "\(imported.text)")
            for text in [exported.errors, imported.errors] {
                #expect(!text.contains("Cocoa") && !text.contains("couldn") && !text.contains("Domain"), "\(text)")
            }
        }
    #endif
}
