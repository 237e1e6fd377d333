import CachedOpenAIGenerator
import Foundation
import LibraryAmalgamator
import TestSupport
import Testing

@Suite("Layers of the library", .serialized)
struct LayerTests {
    @Test("every folder uses only those before it", arguments: 1...LibraryLayout.folders.count)
    func prefix(count: Int) async throws {
        let folders = Set(LibraryLayout.folders.prefix(count))
        let paths = EmbeddedSources.library.map(\.path).filter { folders.contains(String($0.split(separator: "/")[0])) }
        let files = paths.map { PackageRoot.file("Sources/CachedOpenAI/\($0)") }
        let outcome = try await Swiftc.typecheck(files, .usual, ["-package-name", "CachedOpenAI"])
        #expect(outcome.status == 0, "up to \(LibraryLayout.folders[count - 1]): \(outcome.errors)")
    }
}
