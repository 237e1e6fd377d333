import Foundation
import TestSupport
import Testing

/// What was handed out, as a cache to pack again and to check.
@Suite("Generated files and packages as caches", .serialized)
struct GeneratedCacheTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(SampleCache.journal(["42", "43"]), to: "openai_cache.cache")
    }

    private func run(_ arguments: String...) async throws -> Command.Outcome {
        try await Command([BuiltProduct.path(of: "cached-openai")] + arguments, in: folder.url).run()
    }

    private func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: folder.url.appending(path: name))
    }

    @Test("the file, its folder, a package and a starter are packed again, to the same bytes")
    func packedAgain() async throws {
        try folder.write("import CachedOpenAI\n", to: "lesson/main.swift")
        _ = try await run("materialize", "--output", "expected")
        try folder.write("", to: "handed out/x")
        _ = try await run("materialize", "--as", "embedded", "--output", "handed out/CachedOpenAI.swift")
        _ = try await run("materialize", "--as", "package", "--output", "package")
        _ = try await run("materialize", "--as", "starter", "--lesson", "lesson", "--output", "starter")
        for cache in ["handed out/CachedOpenAI.swift", "handed out", "package", "starter"] {
            let again = try await run("materialize", "--cache", cache, "--output", "again", "--force")
            #expect(again.status == 0 && again.errors.hasPrefix("2 entries"), "\(cache): \(again.text)")
            #expect(try bytes("again") == bytes("expected"), "\(cache)")
        }
    }

    @Test("verify says whether the file is as it was made, and reads its answers")
    func verify() async throws {
        _ = try await run("materialize", "--as", "embedded")
        let whole = try await run("verify", "CachedOpenAI.swift")
        #expect(whole.status == 0 && whole.output.isEmpty, "\(whole.text)")
        #expect(whole.errors.hasSuffix("CachedOpenAI.swift: 2 answers in it, all whole\n"), "\(whole.errors)")
        #expect(whole.errors.contains("CachedOpenAI.swift: the file is as it was made.\n"), "\(whole.errors)")
        let text = String(decoding: try bytes("CachedOpenAI.swift"), as: UTF8.self)
        try folder.write(text.replacing("free, offline", with: "at no cost"), to: "CachedOpenAI.swift")
        let changed = try await run("verify", "CachedOpenAI.swift")
        #expect(changed.status == 1 && changed.output.contains("CachedOpenAI.swift: its head"), "\(changed.text)")
        #expect(changed.errors.contains("it was changed since") && !changed.errors.contains("as it was made"))
        try folder.write(String(text.prefix(text.count - 500)), to: "CachedOpenAI.swift")
        let cut = try await run("verify", "CachedOpenAI.swift")
        #expect(cut.status == 1 && cut.errors.contains("its answers are not all there"), "\(cut.text)")
    }
}
