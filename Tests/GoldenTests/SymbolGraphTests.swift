import Foundation
import TestSupport
import Testing

@Suite("What the pasted file adds to a student's module", .serialized)
struct SymbolGraphTests {
    private func topLevelNames(in graph: SymbolGraph?) -> Set<String> {
        Set((graph?.symbols ?? []).filter { $0.pathComponents.count == 1 }.map { $0.pathComponents[0] })
    }

    @Test("are three names, and no member of a foreign type")
    func threeNames() async throws {
        let graphs = try await SymbolGraph.all(of: [PastedFile.url], in: TemporaryFolder())
        #expect(Array(graphs.keys) == ["Student.symbols.json"], "a file with @ is an extension of a foreign type")
        #expect(topLevelNames(in: graphs["Student.symbols.json"]) == ["OpenAI", "AsyncOpenAI", "OpenAICache"])
    }

    @Test("and this test would see a private helper and a private extension")
    func seesLeaks() async throws {
        let folder = try TemporaryFolder()
        let leak = try folder.write(
            "private func helper() {}\nprivate extension String { func leak() { helper() } }\n", to: "Leak.swift")
        let graphs = try await SymbolGraph.all(of: [PastedFile.url, leak], in: folder)
        #expect(graphs.keys.contains("Student@Swift.symbols.json"))
        #expect(topLevelNames(in: graphs["Student.symbols.json"]).contains("helper()"))
    }
}
