import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// What `--cache` and `verify` take.
@Suite("Named caches", .serialized)
struct NamedCachesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(SampleCache.journal(["1"], path: "/chat/completions"), to: "a/openai_cache.cache")
        try folder.write(SampleCache.journal(["1"], path: "/embeddings"), to: "a/openai_cache_temp.bin")
        try folder.write(SampleCache.journal(["1"], path: "/files"), to: "b/openai_cache_temp.bin")
        try folder.write(SampleCache.journal(["1"], path: "/models"), to: "c/lecture.cache")
        try folder.write(SampleCache.journal(["1"], path: "/moderations"), to: "c/openai_cache_temp.bin")
        try folder.write(SampleCache.journal(["1"], path: "/responses"), to: "Ü 1/openai_cache.cache")
    }

    private func tool(_ arguments: [String]) async throws -> Command.Outcome {
        try await Command([BuiltProduct.path(of: "cached-openai")] + arguments, in: folder.url).run()
    }

    @Test(
        "a folder, a cache with the journal beside it, a journal alone; each once",
        arguments: [
            (["a"], ["chat/completions", "embeddings"]), (["a/"], ["chat/completions", "embeddings"]),
            (["a/openai_cache.cache"], ["chat/completions", "embeddings"]),
            (["./a/../a/openai_cache.cache", "a", "a/openai_cache_temp.bin"], ["chat/completions", "embeddings"]),
            (["a/openai_cache_temp.bin"], ["embeddings"]), (["b"], ["files"]), (["c/lecture.cache"], ["models"]),
            (["Ü 1", "b"], ["files", "responses"]), (["c"], ["moderations"]),
        ])
    func takes(named: [String], kinds: [String]) async throws {
        let size = try [("a/openai_cache.cache", "chat/completions"), ("a/openai_cache_temp.bin", "embeddings")]
            .filter { kinds.contains($0.1) }
            .reduce(0) { $0 + (try Data(contentsOf: folder.url.appending(path: $1.0)).count) }
        let outcome = try await tool(["materialize"] + named.flatMap { ["--cache", $0] })
        #expect(outcome.status == 0, "\(outcome.errors)")
        let counted = kinds.count == 1 ? "1 entry" : "2 entries"
        #expect(
            outcome.errors.contains("\(counted) (\(kinds.map { "1 \($0)" }.joined(separator: ", ")))"),
            "\(outcome.errors)")
        if size > 0 { #expect(outcome.errors.contains("\(size) bytes in"), "\(outcome.errors)") }
        let verified = try await tool(["verify"] + named)
        #expect(verified.status == 0 && verified.errors.components(separatedBy: "all whole").count == kinds.count + 1)
    }

    @Test("a link leads to the same cache")
    func links() async throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appending(path: "link").path, withDestinationPath: "a")
        let outcome = try await tool(["materialize", "--cache", "link", "--cache", "a/openai_cache.cache"])
        #expect(outcome.errors.hasPrefix("2 entries (1 chat/completions, 1 embeddings)\n"), "\(outcome.errors)")
    }

    @Test("an empty cache file beside a journal is passed over")
    func emptyFile() async throws {
        try folder.write("", to: "b/openai_cache.cache")
        for named in ["b", "b/openai_cache.cache"] {
            let outcome = try await tool(["materialize", "--cache", named])
            #expect(outcome.errors.hasPrefix("1 entry (1 files)\n"), "\(outcome.errors)")
        }
        let verified = try await tool(["verify", "b"])
        #expect(verified.status == 0 && verified.output.isEmpty, "\(verified.text)")
    }

    @Test(
        "what is none of these is refused, with what to do",
        arguments: [
            ("nowhere", "there is no file or folder"), ("nowhere/openai_cache.cache", "there is no file or folder"),
            ("empty", "neither openai_cache.cache nor openai_cache_temp.bin"),
            ("other", "lecture 3.cache, notes.bin"), ("a/notes.txt", "can't be read as a cache"),
            ("a/openai_cache_used.txt", "the used keys"),
        ])
    func refuses(named: String, words: String) async throws {
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
        try folder.write(SampleCache.journal(["1"]), to: "other/notes.bin")
        try folder.write("not looked into", to: "other/lecture 3.cache")
        try folder.write("no cache", to: "other/readme.txt")
        try folder.write("no cache, but some text of mine", to: "a/notes.txt")
        try folder.write("", to: "a/openai_cache_used.txt")
        for arguments in [["materialize", "--cache", named], ["verify", named]] {
            let outcome = try await tool(arguments)
            // To find out that a file is no cache is what verify is for.
            let isFinding = arguments[0] == "verify" && named == "a/notes.txt"
            #expect(outcome.status == (isFinding ? 1 : 2) && outcome.text.contains(words), "\(outcome.text)")
            #expect(outcome.text.contains(folder.url.resolvingSymlinksInPath().path), "\(outcome.text)")
            #expect(!outcome.text.contains("readme.txt"))
        }
    }

    @Test("what is made has the permissions that the umask gives", arguments: ["cache", "embedded", "package"])
    func umask(form: String) async throws {
        for mask in [0o002, 0o077] {
            let script =
                "umask \(String(mask, radix: 8)); exec \"$0\" materialize --cache a --output made --as \(form) --force"
            let outcome = try await Command(
                ["sh", "-c", script, BuiltProduct.path(of: "cached-openai")], in: folder.url
            ).run()
            #expect(outcome.status == 0, "\(outcome.errors)")
            let made = folder.url.appending(path: "made")
            let paths = [""] + ((try? FileManager.default.subpathsOfDirectory(atPath: made.path)) ?? [])
            for path in paths {
                let attributes = try FileManager.default.attributesOfItem(atPath: made.appending(path: path).path)
                let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
                let expected = (isFolder ? 0o777 : 0o666) & ~mask
                #expect(attributes[.posixPermissions] as? Int == expected, "\(path)")
            }
            try FileManager.default.removeItem(at: made)
        }
    }
}
