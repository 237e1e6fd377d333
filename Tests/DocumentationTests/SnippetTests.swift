import Foundation
import TestSupport
import Testing

@Suite("Swift code in the documentation", .serialized)
struct SnippetTests {
    @Test("compiles against the module")
    func compiles() async throws {
        let folder = try TemporaryFolder()
        let files = try Document.all.enumerated().compactMap { number, document in
            let snippets = try document.blocks(in: ["swift"]).filter { !ManifestSnippet.matches($0) }
            if snippets.isEmpty { return URL?.none }
            return try folder.write(SnippetFile.source(snippets, of: document), to: "Document\(number).swift")
        }
        #expect(files.count > 5)
        let outcome = try await SnippetFile.typecheck(files)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test("and this test would see a name that is wrong, at its place in the document")
    func seesMistakes() async throws {
        let folder = try TemporaryFolder()
        let wrong = Document.Block(language: "swift", line: 7, code: "print(client.chats)")
        let source = SnippetFile.source([wrong], of: .readme)
        let outcome = try await SnippetFile.typecheck([folder.write(source, to: "Wrong.swift")])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("README.md:7:"))
    }

    @Test("for a manifest is what a manifest takes")
    func manifests() async throws {
        let snippets = try Document.all.flatMap { try $0.blocks(in: ["swift"]).filter(ManifestSnippet.matches) }
        #expect(snippets.count >= 2)
        for snippet in snippets {
            let folder = try TemporaryFolder()
            try folder.write(ManifestSnippet.manifest(around: snippet), to: "Package.swift")
            let outcome = try await Command(["swift", "package", "dump-package"], in: folder.url).run()
            #expect(outcome.status == 0, "\(snippet.code): \(outcome.errors)")
        }
    }
}
