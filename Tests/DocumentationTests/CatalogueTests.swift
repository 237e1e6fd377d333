import Foundation
import TestSupport
import Testing

@Suite("Documentation of the module")
struct CatalogueTests {
    private static let articles = [
        "RecordingALesson", "HandingItOut", "KeysAndSeeds", "StreamsAndTiming", "UsingYourOwnClient",
        "FileFormatsAndGuarantees", "ComingFromPython",
    ]

    @Test("builds without a warning, has every article, and says something of every public declaration")
    func complete() async throws {
        let output = try TemporaryFolder()
        let path = output.url.path(percentEncoded: false)
        let modules = BuiltProduct.path(of: "Modules")
        let made = try await Command([PackageRoot.file("Scripts/documentation").path, modules, path]).run()
        #expect(made.status == 0, "\(made.text)")

        let pages = output.url.appending(path: "CachedOpenAI.doccarchive/data/documentation/cachedopenai")
        for article in Self.articles {
            let page = pages.appending(path: "\(article.lowercased()).json").path(percentEncoded: false)
            #expect(FileManager.default.fileExists(atPath: page), "\(article) is missing")
        }

        let graph = try JSONDecoder().decode(
            SymbolGraph.self,
            from: Data(contentsOf: output.url.appending(path: "symbol-graphs/CachedOpenAI.symbols.json")))
        #expect(graph.symbols.count > 1_000)
        #expect(graph.undocumented() == [], "a line of /// is missing")
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
