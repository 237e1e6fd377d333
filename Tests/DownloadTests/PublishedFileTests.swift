import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

/// `materialize --as embedded --cache-url`: the library with no answers, and where they are.
@Suite("A file that reads a published cache") struct PublishedFileTests {
    private static let address = "https://example.org/c.cache?v=1&w=2#root=" + String(repeating: "0a", count: 32)

    private func materialize(_ arguments: String...) async throws -> Command.Outcome {
        let tool = BuiltProduct.path(of: "cached-openai")
        return try await Command([tool, "materialize", "--as", "embedded"] + arguments).run()
    }

    @Test("holds what downloads, the address, and no answers; and compiles") func made() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "CachedOpenAI.swift")
        let outcome = try await materialize("--cache-url", Self.address, "--output", file.path)
        #expect(outcome.status == 0, "\(outcome.text)")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains("// Cache:    \(Self.address)\n") && !text.contains("// Recorded:"))
        #expect(text.contains("// ===== Download/PartSource.swift ====="))
        #expect(text.contains("static var address: Swift.String? { \"\(Self.address)\" }"))
        let verified = try await Command([BuiltProduct.path(of: "cached-openai"), "verify", file.path]).run()
        #expect(verified.status == 0 && verified.errors.contains("the file is as it was made"), "\(verified.text)")

        let merged = try await materialize("--cache", file.path, "--output", folder.url.appending(path: "x.swift").path)
        #expect(merged.status != 0 && merged.errors.contains("its answers are published"), "\(merged.text)")
        let check = try await Command(["swiftc", "-typecheck", "-swift-version", "6", file.path]).run(timeout: 300)
        #expect(check.status == 0 && check.text.isEmpty, "\(check.text.prefix(2_000))")
    }

    @Test(
        "refuses what is no address, isn't pinned, or could be code",
        arguments: [
            "c.cache", "file:///c.cache#root=1", "https://example.org/c.cache", "https://example.org/c.cache#root=12",
            "https://example.org/\"; fatalError()#root=" + String(repeating: "0", count: 64),
            "https://example.org/\\(x)#root=" + String(repeating: "0", count: 64),
        ])
    func refused(address: String) throws {
        #expect(throws: PublishedAddress.Unusable.self) { try PublishedAddress(address) }
    }
}
