import Foundation
import TestSupport

/// What `Scripts/documentation` makes of the module that was built with the tests.
struct BuiltDocumentation: Sendable {
    private let folder: TemporaryFolder
    let graph: SymbolGraph

    /// Made once, for all tests.
    static let shared = Task { try await BuiltDocumentation() }

    /// Why there is none.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private init() async throws {
        folder = try TemporaryFolder()
        let script = PackageRoot.file("Scripts/documentation").path(percentEncoded: false)
        let (modules, output) = (BuiltProduct.path(of: "Modules"), folder.url.path(percentEncoded: false))
        let made = try await Command([script, modules, output, "--no-transform-for-static-hosting"]).run()
        guard made.status == 0 else { throw Failure(description: made.text) }
        let file = folder.url.appending(path: "symbol-graphs/CachedOpenAI.symbols.json")
        graph = try JSONDecoder().decode(SymbolGraph.self, from: Data(contentsOf: file))
    }

    /// Whether there is a page of that name beside the module's own.
    func hasPage(_ name: String) -> Bool {
        let page = "CachedOpenAI.doccarchive/data/documentation/cachedopenai/\(name.lowercased()).json"
        return FileManager.default.fileExists(atPath: folder.url.appending(path: page).path(percentEncoded: false))
    }
}
