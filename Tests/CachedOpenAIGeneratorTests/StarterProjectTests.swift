import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

/// A starter's files, in memory.
@Suite("Starter project")
struct StarterProjectTests {
    /// As `swift package dump-package` writes it, but for what nobody reads.
    private static let dump = #"""
        {
          "name": "Week3", "defaultLocalization": "en", "swiftLanguageVersions": ["5"],
          "toolsVersion": {"_version": "6.2.0"},
          "platforms": [
            {"platformName": "macos", "version": "12.0"}, {"platformName": "ios", "version": "17.2"},
            {"platformName": "haiku", "version": "1.0"}],
          "dependencies": [
            {"sourceControl": [{"identity": "swift-collections",
              "location": {"remote": [{"urlString": "https://example.org/swift-collections"}]},
              "requirement": {"range": [{"lowerBound": "1.1.0", "upperBound": "2.0.0"}]},
              "traits": [{"name": "A"}, {"name": "default"}]}]},
            {"sourceControl": [{"identity": "plots",
              "location": {"remote": [{"urlString": "https://example.org/plots"}]},
              "requirement": {"branch": ["main"]}, "traits": [{"name": "default"}]}]},
            {"registry": [{"identity": "a.b", "requirement": {"exact": ["1.0.0"]}}]},
            {"fileSystem": [{"identity": "nearby", "nameForTargetDependencyResolutionOnly": "Nearby", "path": "/x"}]},
            {"fileSystem": [{"identity": "cachedopenai", "path": "/y"}]}],
          "targets": [
            {"name": "Shelf", "type": "regular", "dependencies": [], "resources": [], "settings": []},
            {"name": "Lesson", "type": "executable",
              "dependencies": [
                {"byName": ["Shelf", null]}, {"target": ["Shelf", {"platformNames": ["linux", "macos"]}]},
                {"product": ["CachedOpenAI", "CachedOpenAI", null, null]},
                {"product": ["Collections", "swift-collections", null, {"platformNames": ["linux"]}]},
                {"byName": ["Plots", null]}, {"product": ["AB", "a.b", null, null]}],
              "resources": [
                {"path": "a \"b\".txt", "rule": {"copy": {}}}, {"path": "c", "rule": {"process": {"localization": "base"}}},
                {"path": "openai_cache.cache", "rule": {"copy": {}}}, {"path": "d", "rule": {"embedInCode": {}}}],
              "settings": [
                {"tool": "swift", "kind": {"defaultIsolation": {"_0": "MainActor"}}},
                {"tool": "swift", "kind": {"define": {"_0": "BAR"}}, "condition": {"config": "debug", "platformNames": []}},
                {"tool": "swift", "kind": {"enableUpcomingFeature": {"_0": "ExistentialAny"}}},
                {"tool": "swift", "kind": {"swiftLanguageMode": {"_0": "6"}}},
                {"tool": "swift", "kind": {"unsafeFlags": {"_0": ["-O"]}}},
                {"tool": "linker", "kind": {"linkedLibrary": {"_0": "z"}}}]},
            {"name": "Far", "type": "executable", "dependencies": [{"product": ["Nearby", "Nearby", null, null]}]}]
        }
        """#

    private static func project(
        _ lesson: String, of manifest: LessonManifest?, data: [LessonFile] = []
    ) throws -> [String: String] {
        let parts = manifest?.closure(of: lesson).map { target in
            StarterProject.Target(
                name: target.name, isExecutable: target.kind == "executable", files: [],
                leftBehind: ["openai_cache.cache"], source: target)
        }
        let summary = CacheSummary(kinds: [.init(name: "chat", count: 2)], bytesIn: 5000)
        let main = LessonFile(
            path: "Sources/\(lesson)/main.swift", origin: "/home/main.swift", bytes: Data("print(1)\n".utf8))
        let project = StarterProject(
            targets: parts ?? [.init(name: lesson, isExecutable: true, files: [main])], data: data, manifest: manifest,
            embedded: EmbeddedFile(
                head: FileHead(version: "1", options: .init(), command: ["materialize", "--lesson", "My lesson"]),
                cache: PackedCache(sections: [], summary: summary)))
        return try project.files().reduce(into: [:]) { texts, file in
            var bytes = Data()
            try file.write { bytes += $0 }
            texts[file.path] = String(decoding: bytes, as: UTF8.self)
        }
    }

    @Test("its manifest has what the lesson's target has, and nothing else, and is one")
    func manifest() async throws {
        let manifest = try LessonManifest(dump: Data(Self.dump.utf8))
        let text = try #require(try Self.project("Lesson", of: manifest)["Package.swift"])
        #expect(
            text == #"""
                // swift-tools-version: 6.2
                // A lesson and the answers that were recorded for it. Made by cached-openai; yours to change.
                import PackageDescription

                let package = Package(
                    name: "Lesson",
                    defaultLocalization: "en",
                    platforms: [.macOS("13.0"), .iOS("17.2"), .custom("haiku", versionString: "1.0")],
                    dependencies: [
                        .package(url: "https://example.org/swift-collections", "1.1.0"..<"2.0.0", traits: ["A", .defaults]),
                        .package(url: "https://example.org/plots", branch: "main"),
                        .package(id: "a.b", exact: "1.0.0"),
                    ],
                    targets: [
                        // The client, with the recorded answers inside. It is compiled once, and not again when you change the lesson.
                        .target(name: "CachedOpenAI"),
                        .target(
                            name: "Shelf",
                            dependencies: []
                        ),
                        .executableTarget(
                            name: "Lesson",
                            dependencies: ["Shelf", .target(name: "Shelf", condition: .when(platforms: [.linux, .macOS])), "CachedOpenAI", .product(name: "Collections", package: "swift-collections", condition: .when(platforms: [.linux])), .product(name: "Plots", package: "Plots"), .product(name: "AB", package: "a.b")],
                            resources: [.copy("a \"b\".txt"), .process("c", localization: .base), .embedInCode("d")],
                            swiftSettings: [.defaultIsolation(MainActor.self), .define("BAR", .when(configuration: .debug)), .enableUpcomingFeature("ExistentialAny"), .swiftLanguageMode(.v6)]
                        ),
                    ],
                    swiftLanguageModes: [.v5]
                )

                """#)
        let folder = try TemporaryFolder()
        try folder.write(text, to: "Package.swift")
        let outcome = try await Command(["swift", "package", "dump-package"], in: folder.url).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            manifest.targets[1].otherSettings == ["swift setting unsafeFlags", "linker setting linkedLibrary"])
    }

    @Test("a package that is on the instructor's machine alone is an error that names it")
    func nearby() throws {
        let manifest = try LessonManifest(dump: Data(Self.dump.utf8))
        #expect {
            try Self.project("Far", of: manifest)
        } throws: { error in
            "\(error)".contains("it depends on the package “nearby”, which students can't have")
        }
    }

    @Test("a lesson without a package gets the library's platform")
    func withoutPackage() throws {
        let notes = LessonFile(path: "notes.txt", origin: "/home/notes.txt", bytes: Data("a".utf8))
        let files = try Self.project("Week3", of: nil, data: [notes])
        #expect(
            files.keys.sorted() == [
                ".gitignore", "Package.swift", "README.md", "Sources/CachedOpenAI/CachedOpenAI.swift",
                "Sources/Week3/main.swift", "notes.txt",
            ])
        let manifest = try #require(files["Package.swift"])
        #expect(manifest.hasPrefix("// swift-tools-version: 6.1\n") && manifest.contains(#"[.macOS("13.0")],"#))
        #expect(manifest.contains(#"dependencies: ["CachedOpenAI"]"#) && manifest.hasSuffix("    ]\n)\n"))
        let readme = try #require(files["README.md"])
        #expect(
            readme.contains("The lesson is `Sources/Week3/main.swift`; it reads `notes.txt`, so run it in this folder.")
        )
        #expect(readme.contains("directory materialize --lesson \"My lesson\"\n"))
        #expect(files.values.allSatisfy { !$0.contains("{{") })
    }

    @Test("the texts of a source that may be paths are its plain literals outside of comments")
    func namedPaths() {
        let source = """
            let a = ["x.txt", "dir/y.csv"] // "z"
            // "no"
            print("\\(a) \\"", "b")
            """
        #expect(NamedPaths.all(in: source).map(\.text) == ["x.txt", "dir/y.csv", "b"])
        #expect(NamedPaths.all(in: source).map(\.line) == [1, 1, 3])
    }
}
