import Foundation
import TestSupport
import Testing

@Suite("What the golden file adds to a student's module", .serialized)
struct SymbolGraphTests {
    /// What a module declares at private level.
    private struct Graph: Decodable {
        let symbols: [Symbol]
        struct Symbol: Decodable { let pathComponents: [String] }
    }

    private func graphs(of files: [URL]) async throws -> [String: Graph] {
        let folder = try TemporaryFolder()
        let path = folder.url.path
        let outcome = try await Swiftc.run(
            files, .usual,
            [
                "-emit-module", "-o", "\(path)/Student.swiftmodule", "-emit-symbol-graph", "-emit-symbol-graph-dir",
                path,
                "-symbol-graph-minimum-access-level", "private",
            ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".symbols.json") }
        return try names.reduce(into: [:]) { graphs, name in
            let data = try Data(contentsOf: folder.url.appending(path: name))
            graphs[name] = try JSONDecoder().decode(Graph.self, from: data)
        }
    }

    private func topLevelNames(in graph: Graph?) -> Set<String> {
        Set((graph?.symbols ?? []).filter { $0.pathComponents.count == 1 }.map { $0.pathComponents[0] })
    }

    @Test("are three names, and no member of a foreign type")
    func threeNames() async throws {
        let graphs = try await graphs(of: [Golden.file])
        #expect(Array(graphs.keys) == ["Student.symbols.json"], "a file with @ is an extension of a foreign type")
        #expect(topLevelNames(in: graphs["Student.symbols.json"]) == ["OpenAI", "AsyncOpenAI", "OpenAICache"])
    }

    @Test("and this test would see a private helper and a private extension")
    func seesLeaks() async throws {
        let folder = try TemporaryFolder()
        let leak = try folder.write(
            "private func helper() {}\nprivate extension String { func leak() { helper() } }\n", to: "Leak.swift")
        let graphs = try await graphs(of: [Golden.file, leak])
        #expect(graphs.keys.contains("Student@Swift.symbols.json"))
        #expect(topLevelNames(in: graphs["Student.symbols.json"]).contains("helper()"))
    }
}
