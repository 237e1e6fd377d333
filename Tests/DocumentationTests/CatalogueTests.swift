import Foundation
import TestSupport
import Testing

@Suite("Documentation of the module", .serialized)
struct CatalogueTests {
    @Test(
        "builds without a warning, and has every article",
        arguments: [
            "RecordingALesson", "HandingItOut", "KeysAndSeeds", "StreamsAndTiming", "UsingYourOwnClient",
            "FileFormatsAndGuarantees", "ComingFromPython",
        ])
    func articles(name: String) async throws {
        #expect(try await BuiltDocumentation.shared.value.hasPage(name))
    }

    @Test("says something of every public declaration")
    func complete() async throws {
        let graph = try await BuiltDocumentation.shared.value.graph
        #expect(graph.symbols.count > 1_000)
        #expect(graph.undocumented() == [], "a line of /// is missing")
    }

    @Test("has examples that compile")
    func examples() async throws {
        let examples = try await BuiltDocumentation.shared.value.graph.examples()
        #expect(examples.count > 20)
        let folder = try TemporaryFolder()
        let files = try examples.map { path, blocks in
            let source = SnippetFile.source(blocks, of: Document(path: path))
            return try folder.write(source, to: path.replacing("/", with: "-"))
        }
        let outcome = try await SnippetFile.typecheck(files)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test("and this test would see a declaration without a word")
    func seesGaps() throws {
        let graph = Data(
            """
            {"symbols": [
                {"identifier": {"precise": "a"}, "pathComponents": ["Type", "said"], "docComment": {"lines": [{"text": "Yes."}]}},
                {"identifier": {"precise": "b"}, "pathComponents": ["Type", "unsaid"]},
                {"identifier": {"precise": "c"}, "pathComponents": ["Type", "inherited"]}],
             "relationships": [{"source": "c", "sourceOrigin": {"identifier": "a"}}]}
            """.utf8)
        #expect(try JSONDecoder().decode(SymbolGraph.self, from: graph).undocumented() == ["Type.unsaid"])
    }
}
