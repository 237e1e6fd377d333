import Foundation
import TestSupport
import Testing

@Suite("Links in the documentation")
struct LinkTests {
    @Test("lead to files of this repository that are there", arguments: Document.all)
    func files(document: Document) throws {
        #expect(try Self.broken(in: document.text(), of: document.path) == [])
    }

    @Test("and this test would see a file that was moved")
    func seesMovedFiles() {
        let text = "[here](FileFormats.md), [web](https://example.com), [gone](../Sources/Gone.swift#L3), [in it](#top)"
        #expect(Self.broken(in: text, of: "Documentation/Page.md") == ["../Sources/Gone.swift#L3"])
    }

    @Test("so do the symbolic links in the tree")
    func symbolicLinks() throws {
        let folders = ["Sources", "Tests", "Plugins", "Examples", "Benchmarks", "Fuzzing"]
        let paths = try folders.flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: PackageRoot.file(folder).path).map { "\(folder)/\($0)" }
        }
        let own = paths.filter { !$0.contains("/.build/") }
        let links = own.filter {
            let path = PackageRoot.file($0).path
            return (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
        }
        #expect(!links.isEmpty)
        #expect(links.filter { !FileManager.default.fileExists(atPath: PackageRoot.file($0).path) } == [])
    }

    /// Where links lead that lead nowhere.
    private static func broken(in text: String, of path: String) -> [String] {
        let folder = PackageRoot.file(path).deletingLastPathComponent()
        return text.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }.filter { link in
            let file = link.prefix { $0 != "#" }
            if file.isEmpty || link.contains(":") { return false }
            return !FileManager.default.fileExists(atPath: folder.appending(path: String(file)).path)
        }
    }
}
