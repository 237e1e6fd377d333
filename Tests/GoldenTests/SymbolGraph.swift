import Foundation
import TestSupport
import Testing

/// What a module declares, as the compiler tells it.
struct SymbolGraph: Decodable {
    struct Symbol: Decodable {
        struct Identifier: Decodable { let precise: String }
        struct Kind: Decodable { let identifier: String }

        let identifier: Identifier
        let kind: Kind
        let pathComponents: [String]

        /// Whether it is there because of a protocol, which says what it is.
        var isSynthesized: Bool { identifier.precise.contains("::SYNTHESIZED::") }
        /// Its name and its kind: `OpenAI.Models.list(options:) method`.
        var line: String {
            pathComponents.joined(separator: ".") + kind.identifier.replacing("swift.", with: " ")
        }
    }

    let symbols: [Symbol]

    /// The graph of a module of these files, and one for each module that it extends, by the names of their files.
    ///
    /// - Parameter level: what is left out is less visible than that.
    static func all(
        of files: [URL], in folder: TemporaryFolder, level: String = "private"
    ) async throws -> [String: SymbolGraph] {
        let path = folder.url.path
        let outcome = try await Swiftc.run(
            files, .usual,
            [
                "-emit-module", "-o", "\(path)/Student.swiftmodule", "-emit-symbol-graph", "-emit-symbol-graph-dir",
                path, "-symbol-graph-minimum-access-level", level,
            ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".symbols.json") }
        return try names.reduce(into: [:]) { graphs, name in
            let data = try Data(contentsOf: folder.url.appending(path: name))
            graphs[name] = try JSONDecoder().decode(SymbolGraph.self, from: data)
        }
    }
}
