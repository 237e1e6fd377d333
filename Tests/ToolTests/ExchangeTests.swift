import Foundation
import TestSupport
import Testing

/// Caches that become other files, and files that become caches.
@Suite("export and import", .serialized)
struct ExchangeTests {
    static let row = #"""
        {"method":"POST","host":"api.openai.com","path":"/v1/chat/completions","query":"","request_type":"application/json",\#
        "request":{"text":"{\"messages\":[]}"},"status":200,"response_type":"application/json",\#
        "response":{"text":"{\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}"}}
        """#

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func run(_ arguments: String...) async throws -> Command.Outcome {
        try await Command([BuiltProduct.path(of: "cached-openai")] + arguments, in: folder.url).run()
    }

    private func shell(_ line: String) async throws -> Command.Outcome {
        let tool = BuiltProduct.path(of: "cached-openai")
        return try await Command(["/bin/sh", "-c", line.replacingOccurrences(of: "TOOL", with: tool)], in: folder.url)
            .run()
    }

    private func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: folder.url.appending(path: name))
    }

    private func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.url.appending(path: name).path)
    }

    @Test("make the same cache again, by a pipe, a file and a folder")
    func roundTrip() async throws {
        try folder.write(SampleCache.journal(["42", "43", "44"]), to: "openai_cache_temp.bin")
        _ = try await run("materialize", "--output", "expected")
        let piped = try await shell("TOOL export --as jsonl | TOOL import - --into a.cache")
        #expect(piped.status == 0 && piped.output.hasPrefix("1 file, 3 interactions: 3 were imported"), "\(piped.text)")
        _ = try await run("export", "--as", "har", "--output", "b.har")
        _ = try await run("import", "b.har", "--into", "b.cache")
        _ = try await run("export", "--as", "folder", "--output", "c")
        _ = try await run("import", "c", "--into", "c.cache")
        for name in ["a", "b", "c"] {
            let made = try await run("materialize", "--cache", "\(name).cache", "--output", "made", "--force")
            #expect(try bytes("made") == bytes("expected"), "\(name): \(made.text)")
        }
        _ = try await run("materialize", "--hash-keys", "--output", "hashed")
        _ = try await run("materialize", "--cache", "hashed", "--output", "hashed again")
        let told = try await shell("TOOL export hashed --as jsonl | TOOL import - --into d.cache")
        #expect(told.output.contains("3 came without requests"), "\(told.text)")
        _ = try await run("materialize", "--cache", "d.cache", "--output", "made", "--force")
        #expect(try bytes("made") == bytes("hashed again"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(names.allSatisfy { !$0.hasPrefix(".") }, "something was left behind: \(names)")
    }

    @Test("import into a cache that is there adds what is new behind it, once")
    func again() async throws {
        try folder.write(SampleCache.journal(["42"]), to: "openai_cache_temp.bin")
        try folder.write(Self.row, to: "rows.jsonl")
        let first = try await run("import", "rows.jsonl")
        #expect(first.status == 0 && first.output.contains("1 was imported"), "\(first.text)")
        #expect(try await run("verify").errors.contains("2 answers in it, all whole"))
        let second = try await run("import", "rows.jsonl")
        #expect(second.output.contains("0 were imported, 1 not") && second.output.contains("is in the cache already"))
        #expect(try await run("verify").errors.contains("2 answers in it, all whole"))
    }

    @Test("--dry-run and what can't be read write nothing; --strict and --json say it to programs")
    func tried() async throws {
        try folder.write(Self.row + "\n" + Self.row.replacingOccurrences(of: ":200", with: ":404"), to: "rows.jsonl")
        let tried = try await run("import", "rows.jsonl", "--dry-run", "--strict")
        #expect(tried.status == 1 && tried.output.contains("1 would be imported, 1 not"), "\(tried.text)")
        let told = try await run("import", "rows.jsonl", "--dry-run", "--json")
        #expect(told.status == 0 && told.output.contains(#""imported":1,"left_out":1"#), "\(told.text)")
        try folder.write(Data([0x80, 4, 0x95]), to: "openai.cache")
        let pickle = try await run("import", "openai.cache")
        #expect(pickle.status == 2 && pickle.output.contains("python-cache-to-jsonl.py"), "\(pickle.text)")
        #expect(!pickle.output.contains("interactions"), "\(pickle.text)")
        #expect(try await run("import", "nowhere.yaml").status != 0)
        #expect(try await run("import", "rows.jsonl", "--from", "folder").status == 64)
        #expect(try await run("import", "rows.jsonl", "--pace", "0").status != 0)
        #expect(!exists("openai_cache.cache"))
    }

    @Test("an edited folder is what is imported; another folder stands for its files")
    func folders() async throws {
        try folder.write(Self.row, to: "in/deep/rows.jsonl")
        try folder.write("no recording", to: "in/readme.txt")
        #expect(
            try await run("import", "in", "--into", "a.cache").output.contains("1 file, 1 interaction: 1 was imported"))
        _ = try await run("export", "a.cache", "--as", "folder", "--output", "out")
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "out").path).first)
        let answer = String(decoding: try bytes("out/\(name)/answer.json"), as: UTF8.self)
        try folder.write(answer.replacingOccurrences(of: "Hi", with: "Ho"), to: "out/\(name)/answer.json")
        _ = try await run("import", "out", "--into", "b.cache")
        let edited = try await run("export", "b.cache", "--as", "jsonl")
        #expect(edited.output.contains(#"\"Ho\""#) && edited.output.contains(#""origin":"edited""#), "\(edited.text)")
        let refused = try await run("export", "a.cache", "--as", "folder", "--output", "out")
        #expect(refused.status != 0 && refused.errors.contains("not an empty folder"))
    }

    @Test("a link to a folder stands for the folder")
    func link() async throws {
        try folder.write(SampleCache.journal(["42"]), to: "openai_cache_temp.bin")
        let place = folder.url.appending(path: "real")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appending(path: "link").path, withDestinationPath: "real")
        let outcome = try await run("export", "--as", "folder", "--output", "link")
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).count == 1)
        let again = try await run("export", "--as", "folder", "--output", "link")
        #expect(again.status == 2 && again.errors.contains("/real is there already"), "\(again.text)")
        try FileManager.default.removeItem(at: place)
        let nowhere = try await run("export", "--as", "folder", "--output", "link")
        #expect(nowhere.status == 2 && nowhere.errors.contains("a link that leads nowhere"), "\(nowhere.text)")
    }

    @Test("a file of another format than the one that is named is told of, and so is what a format can't hold")
    func formats() async throws {
        try folder.write(SampleCache.journal(["42"]), to: "openai_cache_temp.bin")
        try folder.write(Self.row, to: "rows.jsonl")
        let mistaken = try await run("import", "rows.jsonl", "--from", "har")
        #expect(mistaken.status == 2 && mistaken.output.contains("Import it with --from jsonl"), "\(mistaken.text)")
        _ = try await run("export", "--as", "folder", "--output", "out")
        let folded = try await run("import", "out", "--from", "jsonl")
        #expect(folded.status == 2 && folded.output.contains("Import it without --from."), "\(folded.text)")
        #expect(!exists("openai_cache.cache"))
        let cassette = try await run("export", "--as", "vcr")
        #expect(cassette.errors.contains("--as vcr has no place for the times of 1 answer;"), "\(cassette.text)")
        #expect(try await !run("export", "--as", "jsonl").errors.contains("no place"))
    }

    @Test("secrets go nowhere, damage neither, and no foreign file is replaced")
    func refusals() async throws {
        let secret = "sk-" + "proj-aB3dE5gH7jK9mN1pQ3sT5vW7"
        try folder.write(SampleCache.journal([secret]), to: "openai_cache_temp.bin")
        let toPipe = try await run("export", "--as", "jsonl")
        #expect(
            toPipe.status != 0 && toPipe.output.isEmpty && toPipe.errors.contains("looks like a secret"),
            "\(toPipe.text)")
        #expect(try await run("export", "--as", "har", "--output", "x.har").status != 0)
        #expect(!exists("x.har"))
        #expect(try await run("export", "--as", "jsonl", "--allow-secrets").output.contains(secret))
        try folder.write("mine", to: "notes.txt")
        let foreign = try await run("export", "--as", "jsonl", "--allow-secrets", "--output", "notes.txt")
        #expect(foreign.status != 0 && foreign.errors.contains("was not made by this tool"))
        var damaged = SampleCache.journal(["42", "43"])
        damaged[120] ^= 0xFF
        try folder.write(damaged, to: "openai_cache_temp.bin")
        #expect(try await run("export", "--as", "jsonl").output.isEmpty)
        let rest = try await run("export", "--as", "jsonl", "--skip-damaged")
        #expect(rest.status == 1 && rest.output.split(separator: "\n").count == 1, "\(rest.text)")
    }
}
