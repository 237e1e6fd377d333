import CachedOpenAI
import Foundation
import TestSupport
import Testing

/// `cached-openai report`, as it is run.
@Suite("report", .serialized) struct ReportCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(SampleCache.journal(of: PageTests.recordings), to: "openai_cache_temp.bin")
    }

    private func run(_ arguments: String...) async throws -> Command.Outcome {
        try await Command([BuiltProduct.path(of: "cached-openai"), "report"] + arguments, in: folder.url).run()
    }

    private func text(_ name: String) -> String? {
        try? String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
    }

    @Test("the current folder's cache becomes report.html, again and again")
    func made() async throws {
        let outcome = try await run("--title", "Lecture 3", "--dark")
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.text)")
        #expect(outcome.errors.contains("/report.html: "))
        let first = try #require(text("report.html"))
        #expect(first.contains("<title>Lecture 3</title>") && first.contains("<html lang=\"en\" class=\"dark\">"))
        #expect(try await run("--title", "Lecture 3", "--dark").status == 0)
        #expect(text("report.html") == first)
    }

    @Test("what it did not make stays, unless it is told otherwise")
    func foreign() async throws {
        try folder.write(Data("mine".utf8), to: "report.html")
        let refused = try await run()
        #expect(refused.status == 2 && refused.errors.contains("--force") && text("report.html") == "mine")
        #expect(try await run("--force").status == 0)
        let itself = try await run("--output", "openai_cache_temp.bin")
        #expect(itself.status == 2 && itself.errors.contains("is what is being read"))
    }

    @Test("several pages stand beside each other")
    func split() async throws {
        let outcome = try await run("--split", "6KB", "--output", "lesson.html")
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(text("lesson.html")?.contains("href=\"./lesson-2.html\"") == true)
        #expect(text("lesson-2.html")?.contains("href=\"./lesson.html\"") == true)
    }

    @Test("- is standard output, for one page")
    func piped() async throws {
        let outcome = try await run("--output", "-")
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("<!DOCTYPE html>") && outcome.output.hasSuffix("</html>\n"))
        #expect(text("-") == nil)
        #expect(try await run("--output", "report.html").status == 0)
        #expect(text("report.html") == outcome.output)
        #expect(try await run("--output", "-", "--split", "6KB").status == 64)
        #expect(try await run("--output", "-", "--open").status == 64)
        let closed = try await Command(
            ["sh", "-c", "'\(BuiltProduct.path(of: "cached-openai"))' report -o - | head -c 10"], in: folder.url
        ).run()
        #expect(closed.errors.isEmpty, "\(closed.errors)")
    }

    @Test("a secret stops it, and nothing is left behind")
    func secret() async throws {
        let key = "sk-proj-aB3dE5gH7jK9aB3dE5gH7jK9aB3dE5gH7jK9aB3dE5gH7jK9"
        try folder.write(SampleCache.journal(of: [SampleRecording.chat("Key?", key)]), to: "secret.bin")
        let refused = try await run("secret.bin")
        #expect(refused.status == 1 && refused.errors.contains("--allow-secrets") && !refused.text.contains(key))
        #expect(text("report.html") == nil)
        #expect(try await run("secret.bin", "--allow-secrets").status == 0)
        #expect(text("report.html")?.contains(key) == false)
    }

    @Test("what can't be read is said: nothing there is 2, a damaged place is 1")
    func trouble() async throws {
        #expect(try await run("missing.cache").status == 2)
        #expect(try await run("--light", "--dark").status == 64)
        #expect(try await run("--without-media", "--media-limit", "1MB").status == 64)
        var bytes = SampleCache.journal(of: PageTests.recordings)
        let place = try #require(bytes.range(of: Data("kind.".utf8)))
        bytes[place.lowerBound] = 0
        try folder.write(bytes, to: "broken.bin")
        let outcome = try await run("broken.bin")
        #expect(outcome.status == 1 && text("report.html")?.contains("it is clever") == true, "\(outcome.text)")
    }
}
