import Foundation
import TestSupport
import Testing

@Suite("cached-openai materialize", .serialized)
struct MaterializeTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(SampleCache.journal(["42"]), to: "openai_cache.cache")
    }

    private func materialize(_ arguments: String...) async throws -> Command.Outcome {
        try await Command([BuiltProduct.path(of: "cached-openai"), "materialize"] + arguments, in: folder.url).run()
    }

    private var names: Set<String> {
        get throws { Set(try FileManager.default.contentsOfDirectory(atPath: folder.url.path)) }
    }

    @Test("prints the path on standard output and the summary on standard error")
    func outputs() async throws {
        let outcome = try await materialize("--as", "embedded")
        #expect(outcome.status == 0)
        #expect(outcome.output == folder.url.resolvingSymlinksInPath().path + "/CachedOpenAI.swift\n")
        #expect(outcome.errors.hasPrefix("1 entry (1 chat/completions)\n"))
        #expect(try names == ["openai_cache.cache", "CachedOpenAI.swift"])
    }

    @Test("ends with what to hand out, and under which name")
    func handOut() async throws {
        let file = try await materialize("--output", "lecture-3.cache")
        let digest = try await Command(["sha256sum", "lecture-3.cache"], in: folder.url).run().output.prefix(64)
        #expect(file.errors.contains("To hand it out: give it to students as openai_cache.cache"), "\(file.errors)")
        #expect(file.errors.contains("CACHED_OPENAI_CACHE_URL='https://…/lecture-3.cache#sha256=\(digest)'\n"))
        let root = file.errors.split(separator: "#root=").last.map { $0.dropLast() } ?? ""
        #expect(root.count == 64 && root.allSatisfy(\.isHexDigit), "\(file.errors)")
        let embedded = try await materialize("--as", "embedded").errors
        #expect(embedded.contains("\nTo hand it out: give students CachedOpenAI.swift."), "\(embedded)")
        let package = try await materialize("--as", "package", "--name", "Week3").errors
        #expect(package.contains("becomes import Week3 in your lesson (--name CachedOpenAI keeps it).\n"), "\(package)")
        let keeping = try await materialize("--as", "package", "--name", "CachedOpenAI").errors
        #expect(keeping.hasSuffix("your lesson keeps its import CachedOpenAI.\n"), "\(keeping)")
    }

    @Test("refuses a cache that holds what looks like a secret, and names the place", arguments: ["cache", "embedded"])
    func secret(form: String) async throws {
        let secret = "sk-" + "proj-aB3dE5gH7jK9mN1pQ3sT5vW7"
        try folder.write(SampleCache.journal(["42", #"{"content":"\#(secret)"}"#]), to: "openai_cache.cache")
        let refused = try await materialize("--as", form)
        #expect(refused.status == 1 && refused.output.isEmpty)
        #expect(refused.errors.contains("POST /chat/completions (key "))
        #expect(refused.errors.contains("an OpenAI key in the answer, sk-proj…"))
        #expect(refused.errors.contains("--allow-secrets") && !refused.errors.contains(secret))
        #expect(try names == ["openai_cache.cache"])
        #expect(try await materialize("--as", form, "--allow-secrets").status == 0)
    }

    @Test("takes the journal beside the cache, and the journal alone")
    func journal() async throws {
        try folder.write(SampleCache.journal(["1"], path: "/embeddings"), to: "openai_cache_temp.bin")
        #expect(try await materialize().errors.hasPrefix("2 entries (1 chat/completions, 1 embeddings)\n"))
        try FileManager.default.removeItem(at: folder.url.appending(path: "openai_cache.cache"))
        #expect(try await materialize().errors.hasPrefix("1 entry (1 embeddings)\n"))
    }

    @Test("merges the caches that are named, and only those")
    func named() async throws {
        try folder.write(SampleCache.journal(["1"], path: "/files"), to: "a.cache")
        try folder.write(SampleCache.journal(["1"], path: "/models"), to: "b.cache")
        let outcome = try await materialize("--cache", "a.cache", "--cache", "b.cache")
        #expect(outcome.errors.hasPrefix("2 entries (1 files, 1 models)\n"))
    }

    @Test("replaces its own work, and the same inputs give the same bytes", arguments: ["cache", "embedded"])
    func again(form: String) async throws {
        let path = try await materialize("--as", form).output.trimmingCharacters(in: .newlines)
        let first = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(try await materialize("--as", form).status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == first)
    }

    @Test("does not overwrite what it did not make, unless forced", arguments: ["cache", "embedded"])
    func foreignFile(form: String) async throws {
        let file = try folder.write("my own work", to: "mine")
        let refused = try await materialize("--as", form, "--output", "mine")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("--force"))
        #expect(try String(contentsOf: file, encoding: .utf8) == "my own work")
        #expect(try await materialize("--as", form, "--output", "mine", "--force").status == 0)
    }

    @Test("never overwrites what it reads, by whatever name")
    func ownInput() async throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appending(path: "link").path, withDestinationPath: "openai_cache.cache")
        let outcome = try await materialize("--output", "link", "--force")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("is what is being read"))
    }

    @Test(
        "a failure leaves nothing behind and says what to do",
        arguments: [
            (["--cache", "none.cache"], "give --cache the path"),
            (["--output", "no/such/folder.cache"], "there is no folder "),
            (["--output", ".", "--force"], "name another with --output"),
            (["--used-keys-only"], "openai_cache_used.txt"),
        ])
    func failure(arguments: [String], advice: String) async throws {
        let tool = [BuiltProduct.path(of: "cached-openai"), "materialize"]
        let outcome = try await Command(tool + arguments, in: folder.url).run()
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(advice), "\(outcome.errors)")
        #expect(try names == ["openai_cache.cache"])
    }

    @Test("a folder without a cache says how to record one")
    func nothingRecorded() async throws {
        try FileManager.default.removeItem(at: folder.url.appending(path: "openai_cache.cache"))
        let outcome = try await materialize()
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("CACHED_OPENAI_DEV_MODE=1"))
    }

    @Test("leaves the client out of the embedded file, and of nothing else")
    func withoutClient() async throws {
        let path = try await materialize("--as", "embedded", "--without-client").output
        let text = try String(contentsOfFile: path.trimmingCharacters(in: .newlines), encoding: .utf8)
        #expect(text.contains("extension OpenAICache") && !text.contains("class OpenAI"))
        #expect(try await materialize("--without-client").status == 64)
    }

    @Test("leaves resources out of the embedded file, says so, and names a lesson's uses of them")
    func resources() async throws {
        try folder.write("try OpenAI().blocking.batches.list()\n", to: "Lesson/main.swift")
        let outcome = try await materialize("--as", "embedded", "--resources", "recorded", "--lesson", "Lesson")
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("left out: client.") && outcome.errors.contains("client.responses, "))
        #expect(outcome.errors.contains("--resources all"))
        #expect(outcome.errors.contains("warning: Lesson/main.swift:1 uses .batches"))
        let path = outcome.output.trimmingCharacters(in: .newlines)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("struct ChatCompletions:") && !text.contains("struct Batches:"))
        #expect(text.contains("cached-openai materialize --as embedded --resources recorded\n"))
        let all = try await materialize("--as", "embedded", "--resources", "all", "--lesson", "Lesson")
        #expect(!all.errors.contains("left out") && !all.errors.contains("warning"))
        let missing = try await materialize("--as", "embedded", "--lesson", "Nowhere")
        #expect(missing.status == 2 && missing.errors.contains("Nowhere does not exist"))
    }

    @Test("wrong usage has a status of its own", arguments: ["--bogus", "--as=zip", "--resources=all", "--lesson=."])
    func usage(argument: String) async throws {
        #expect(try await materialize(argument).status == 64)
    }
}
