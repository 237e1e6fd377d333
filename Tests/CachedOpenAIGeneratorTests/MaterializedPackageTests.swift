import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import LibraryAmalgamator
import TestSupport
import Testing

/// The package's files, in memory.
@Suite("Package")
struct MaterializedPackageTests {
    private func files(
        _ name: String = "Lecture3OpenAI", kind: String = "chat", change: (inout MaterializeOptions) -> Void = { _ in }
    ) throws -> [String: String] {
        var options = MaterializeOptions()
        change(&options)
        let summary = CacheSummary(kinds: [.init(name: kind, count: 2)], bytesIn: 5000)
        let package = MaterializedPackage(
            name: try ModuleName(name), head: FileHead(version: "1.2.3", options: options),
            cache: PackedCache(sections: [Data("abc".utf8)], summary: summary))
        return try package.files().reduce(into: [:]) { texts, file in
            var bytes = Data()
            try file.write { bytes += $0 }
            #expect(texts.updateValue(String(decoding: bytes, as: UTF8.self), forKey: file.path) == nil)
        }
    }

    @Test("its sources are the library's, unchanged, but for the answers, what downloads, and the tools' own")
    func sources() throws {
        let files = try files()
        let folder = "Sources/Lecture3OpenAI/"
        let library = LibraryLayout.handedOut(EmbeddedSources.library, fetches: false)
        #expect(files.keys.count { $0.hasPrefix(folder) } == library.count)
        for file in library where file.path != LibraryLayout.seam {
            #expect(files[folder + file.path] == file.text, "\(file.path)")
        }
        let payload = try #require(files[folder + LibraryLayout.seam])
        #expect(payload.contains("\nYWJj\\\n") && payload.contains("// Holds:    2 entries (2 chat); recorded 5.0 KB"))
    }

    @Test("besides them there are five, and each says what it should")
    func others() throws {
        let files = try files { $0[.usedKeysOnly] = true }
        let others = files.filter { !$0.key.hasPrefix("Sources/") }
        #expect(
            others.keys.sorted() == [
                ".gitignore", "LICENSE", "Package.swift", "README.md",
                "Tests/Lecture3OpenAITests/RecordedAnswersTests.swift",
            ])
        let readme = try #require(files["README.md"])
        #expect(readme.contains("import Lecture3OpenAI\n") && readme.contains("    2 entries (2 chat)\n"))
        #expect(readme.contains(" materialize --as package --name Lecture3OpenAI --used-keys-only --output PATH\n"))
        #expect(files["LICENSE"] == (try String(contentsOf: PackageRoot.file("LICENSE"), encoding: .utf8)))
        #expect(others.values.allSatisfy { !$0.contains("{{") && !$0.contains("CachedLecture") })
    }

    @Test("its platforms are this package's")
    func platforms() throws {
        let manifest = try String(contentsOf: PackageRoot.file("Package.swift"), encoding: .utf8)
        let line = try #require(manifest.split(separator: "\n").first { $0.contains("platforms:") })
        let made = try #require(try files()["Package.swift"])
        #expect(made.contains(line) && made.hasPrefix("// swift-tools-version: 6.1\n"))
    }

    @Test("its tests ask every request again, unless the requests were left out")
    func tests() throws {
        let path = "Tests/Lecture3OpenAITests/RecordedAnswersTests.swift"
        #expect(try files()[path]?.contains("URLSession") == true)
        let hashed = try #require(try files { $0[.hashKeys] = true }[path])
        #expect(hashed.contains("count == 2") && !hashed.contains("func replayed"))
    }

    @Test("nothing that a cache says can leave the line it is put in", arguments: ["\n", "\r", "\u{2028}"])
    func hostileKind(newline: String) throws {
        let shown = OpenAICache.OneLine.of("a\(newline)fatalError()<&")
        #expect(shown.hasPrefix(#"a\"#) && shown.hasSuffix("fatalError()<&"))
        let files = try files(kind: "a\(newline)fatalError()<&")
        #expect(files["README.md"]?.contains("    2 entries (2 \(shown))\n") == true)
        let payload = files["Sources/Lecture3OpenAI/" + LibraryLayout.seam]
        #expect(payload?.contains("// Holds:    2 entries (2 \(shown));") == true)
    }

    @Test("the same inputs give the same files, sorted by path")
    func reproducible() throws {
        #expect(try files() == files())
        let package = MaterializedPackage(
            name: .usual, head: FileHead(version: "1", options: MaterializeOptions()),
            cache: PackedCache(sections: [], summary: CacheSummary(kinds: [], bytesIn: 0)))
        let paths = try package.files().map(\.path)
        #expect(paths == paths.sorted() && paths.contains("Sources/CachedLecture/JSON/JSON.swift"))
    }
}
