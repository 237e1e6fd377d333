import CachedOpenAIGenerator
import Foundation
import LibraryAmalgamator
import TestSupport
import Testing

@Suite("Layers of the library", .serialized)
struct LayerTests {
    /// Each folder's files are checked in the one run that knows no later folder, so that none is checked twice.
    @Test("every folder uses only those before it", arguments: 1...LibraryLayout.folders.count)
    func prefix(count: Int) async throws {
        let folders = LibraryLayout.folders.prefix(count)
        let files = EmbeddedSources.library.compactMap { source -> [String]? in
            let folder = String(source.path.split(separator: "/")[0])
            guard folders.contains(folder) else { return nil }
            let file = PackageRoot.file("Sources/CachedOpenAI/\(source.path)").path
            return folder == folders.last ? ["-primary-file", file] : [file]
        }
        let command = ["swiftc", "-frontend", "-typecheck", "-parse-as-library", "-swift-version", "6"]
        let module = ["-module-name", "CachedOpenAI", "-package-name", "CachedOpenAI"]
        let outcome = try await Command(command + module + files.flatMap(\.self)).runCompiler()
        #expect(outcome.status == 0, "up to \(folders.last ?? "none"): \(outcome.errors)")
    }
}
