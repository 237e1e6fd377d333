import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct ResourceFilesTests {
    private static let name = OpenAICache.FileNames.cache

    private func found(_ files: [String], bundle: String, resources: String?) throws -> [String] {
        let home = FileManager.default.temporaryDirectory.appending(path: "resources-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: home) }
        for file in files {
            let place = home.appending(path: file)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: place)
        }
        let paths = OpenAICache.ResourceFiles.paths(
            of: home.appending(path: bundle), resources: resources.map { home.appending(path: $0) })
        return paths.map { String($0.dropFirst(home.standardizedFileURL.path.count + 1)) }
    }

    @Test func ofToolAreThoseThatSwiftPMPutsBesideIt() throws {
        let wanted = [
            "debug/A_A.bundle/\(Self.name)", "debug/B_B.bundle/Contents/Resources/\(Self.name)",
            "debug/C_C.resources/\(Self.name)",
        ]
        let others = ["debug/\(Self.name)", "debug/D.build/\(Self.name)", "debug/E_E.resources/other.cache"]
        #expect(try found(wanted + others, bundle: "debug", resources: "debug") == wanted)
    }

    @Test func ofAppAreItsOwnFirst() throws {
        let flat = ["My.app/\(Self.name)", "My.app/A_A.bundle/\(Self.name)"]
        #expect(try found(flat, bundle: "My.app", resources: "My.app") == flat)
        let deep = ["My.app/Contents/Resources/\(Self.name)", "My.app/Contents/Resources/A_A.bundle/\(Self.name)"]
        #expect(try found(deep, bundle: "My.app", resources: "My.app/Contents/Resources") == deep)
    }

    @Test func mayBeNone() throws {
        #expect(try found([], bundle: "nowhere", resources: nil).isEmpty)
    }
}
