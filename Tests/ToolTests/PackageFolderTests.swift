import Foundation
import TestSupport
import Testing

/// What the tool does with the folder it makes a package in.
@Suite("cached-openai materialize --as package", .serialized)
struct PackageFolderTests {
    private static let list = ".cached-openai.sha256"
    private let folder: TemporaryFolder
    private var package: URL { folder.url.appending(path: "Lecture") }

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(SampleCache.journal(["42"]), to: "openai_cache.cache")
    }

    private func make(_ arguments: String..., prefix: [String] = []) async throws -> Command.Outcome {
        let tool = [BuiltProduct.path(of: "cached-openai"), "materialize", "--as", "package", "--output", "Lecture"]
        return try await Command(prefix + tool + arguments, in: folder.url).run()
    }

    /// Every file and what is in it.
    private func contents(of folder: URL) throws -> [String: Data] {
        let files = FileManager.default
        return try files.subpathsOfDirectory(atPath: folder.path).reduce(into: [:]) { contents, path in
            var isFolder: ObjCBool = false
            let place = folder.appending(path: path).path
            if files.fileExists(atPath: place, isDirectory: &isFolder), !isFolder.boolValue {
                contents[path] = try Data(contentsOf: URL(fileURLWithPath: place))
            }
        }
    }

    private var made: [String: Data] { get throws { try contents(of: package) } }

    @Test("makes a folder, prints its path, and leaves nothing else")
    func fresh() async throws {
        let outcome = try await make("--name", "Lecture3OpenAI")
        #expect(outcome.status == 0)
        #expect(outcome.output == folder.url.resolvingSymlinksInPath().path + "/Lecture\n")
        #expect(outcome.errors.hasPrefix("1 entry (1 chat/completions)\n"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(Set(names) == ["openai_cache.cache", "Lecture"])
        #expect(try made.keys.contains("Sources/Lecture3OpenAI/Cache/EmbeddedPayload.swift"))
        let checked = try await Command(["sha256sum", "--check", "--quiet", Self.list], in: package).run()
        #expect(checked.status == 0, "\(checked.text)")
    }

    @Test("the folder is called as the module if it is not named")
    func usualPlace() async throws {
        let tool = [BuiltProduct.path(of: "cached-openai"), "materialize", "--as", "package"]
        for (arguments, name) in [([], "CachedLecture"), (["--name", "Week4"], "Week4")] {
            let outcome = try await Command(tool + arguments, in: folder.url).run()
            #expect(outcome.output.hasSuffix("/\(name)\n"), "\(outcome.text)")
        }
    }

    @Test("wrong usage says what to do", arguments: ["class", "OpenAI", "Leçon 3"])
    func badName(name: String) async throws {
        let outcome = try await make("--name", name)
        #expect(outcome.status == 64 && outcome.errors.contains("Take a name such as Lecture3OpenAI"))
        let tool = BuiltProduct.path(of: "cached-openai")
        let other = try await Command([tool, "materialize", "--name", "Lecture"], in: folder.url).run()
        #expect(other.status == 64 && other.errors.contains("--name needs --as package"))
    }

    @Test("made again, it is the same, and no file is touched")
    func again() async throws {
        _ = try await make()
        let before = try made
        let payload = package.appending(path: "Sources/CachedLecture/Cache/EmbeddedPayload.swift").path
        let old = Date(timeIntervalSince1970: 1_000_000)
        try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: payload)
        #expect(try await make().status == 0)
        #expect(try made == before)
        #expect(try FileManager.default.attributesOfItem(atPath: payload)[.modificationDate] as? Date == old)
    }

    @Test("made anew over an old one: nothing stale is left, and what is not the tool's stays")
    func anew() async throws {
        _ = try await make("--name", "Week3")
        let own = [".git/HEAD": "ref", "NOTES.md": "mine", "Sources/Week3/Extra/Own.swift": "// mine", "a/b": "c"]
        for (path, text) in own { try folder.write(text, to: "Lecture/\(path)") }
        try folder.write(SampleCache.journal(["42", "43"]), to: "openai_cache.cache")
        #expect(try await make("--name", "Week4").status == 0)
        _ = try await Command(["mv", "Lecture", "Updated"], in: folder.url).run()
        _ = try await make("--name", "Week4")
        var expected = try made
        for (path, text) in own { expected[path] = Data(text.utf8) }
        #expect(try contents(of: folder.url.appending(path: "Updated")) == expected)
        let left = folder.url.appending(path: "Updated/Sources/Week3").path
        #expect(try FileManager.default.contentsOfDirectory(atPath: left) == ["Extra"])
    }

    @Test("a bare folder, such as a new clone, is filled; any other is refused unless forced, and keeps its files")
    func foreign() async throws {
        try folder.write("ref", to: "Lecture/.git/HEAD")
        #expect(try await make().status == 0)
        try FileManager.default.removeItem(at: package)
        try folder.write("mine", to: "Lecture/README.md")
        try folder.write("mine", to: "Lecture/other")
        let refused = try await make()
        #expect(refused.status == 2 && refused.output.isEmpty)
        #expect(refused.errors.contains("/Lecture is there already and was not made by this tool"))
        #expect(refused.errors.contains("--force") && refused.errors.contains("--output PATH"))
        #expect(try Set(made.keys) == ["README.md", "other"])
        #expect(try await make("--force").status == 0)
        #expect(try made["other"] == Data("mine".utf8) && made["README.md"]?.count ?? 0 > 1_000)
    }

    @Test("what was changed by hand, or stands where a new file belongs, is named and kept unless forced")
    func changed() async throws {
        _ = try await make("--name", "Week3")
        try folder.write("my words", to: "Lecture/README.md")
        try folder.write("my code", to: "Lecture/Sources/Week4/JSON/JSON.swift")
        let before = try made
        let refused = try await make("--name", "Week4")
        #expect(refused.status == 2 && refused.errors.contains("--force"))
        #expect(refused.errors.contains("\n  README.md\n  Sources/Week4/JSON/JSON.swift\n"), "\(refused.errors)")
        #expect(try made == before)
        #expect(try await make("--name", "Week4", "--force").status == 0)
        #expect(try made["Sources/Week4/JSON/JSON.swift"]?.count ?? 0 > 1_000)
        #expect(try made.keys.allSatisfy { !$0.contains("Week3") })
    }

    @Test("a file in the folder's place is not overwritten, nor is what is being read")
    func places() async throws {
        try folder.write("mine", to: "Lecture")
        #expect(try await make("--force").errors.contains("is there already and is not a folder"))
        try FileManager.default.removeItem(at: package)
        _ = try await make()
        try folder.write(SampleCache.journal(["1"]), to: "Lecture/LICENSE")
        let outcome = try await make("--cache", "Lecture/LICENSE", "--force")
        #expect(outcome.status == 2 && outcome.errors.contains("is what is being read"), "\(outcome.errors)")
    }

    @Test("nothing outside of the folder is replaced, whatever leads there")
    func links() async throws {
        _ = try await make()
        let sources = package.appending(path: "Sources")
        try FileManager.default.moveItem(at: sources, to: folder.url.appending(path: "elsewhere"))
        try FileManager.default.createSymbolicLink(
            at: sources, withDestinationURL: folder.url.appending(path: "elsewhere"))
        let linked = try await make("--name", "Other", "--force")
        #expect(linked.status == 2 && linked.errors.contains("Sources is not a folder"), "\(linked.errors)")
        try FileManager.default.removeItem(at: package)
        _ = try await make()
        let victim = try folder.write("", to: "victim")
        let digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        let path = "Lecture/\(Self.list)"
        let list = try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
        try folder.write(list + "\(digest)  ../victim\n\(digest)  /\(victim.path)\n", to: path)
        #expect(try await make("--name", "Other").status == 0)
        #expect(FileManager.default.fileExists(atPath: victim.path))
    }

    @Test("a failure in the middle leaves the old one as it was, or nothing", arguments: [true, false])
    func diskFull(hasOld: Bool) async throws {
        if hasOld { _ = try await make() }
        let before = hasOld ? try made : [:]
        try folder.write(SampleCache.journal([String(repeating: "0123456789", count: 17_000)]), to: "big")
        // A quota: no file grows beyond 200 KB, as the literal would.
        let quota = ["sh", "-c", "trap '' XFSZ; ulimit -f 400; exec \"$@\"", "sh"]
        let outcome = try await make("--cache", "big", "--no-compress", prefix: quota)
        #expect(outcome.status == 2 && outcome.errors.contains("cannot write"), "\(outcome.text)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(Set(names) == (hasOld ? ["openai_cache.cache", "big", "Lecture"] : ["openai_cache.cache", "big"]))
        if hasOld { #expect(try made == before) }
    }

    @Test("a run that was killed while it put files in place is made good by the next one")
    func killed() async throws {
        _ = try await make("--name", "Week4")
        _ = try await Command(["mv", "Lecture", "New"], in: folder.url).run()
        let expected = try contents(of: folder.url.appending(path: "New"))
        _ = try await make("--name", "Week3", "--hash-keys")
        // Half of the new files are in place, and the list still holds both.
        let old = try made
        for (index, path) in expected.keys.sorted().enumerated() where index.isMultiple(of: 2) && path != Self.list {
            try folder.write(try #require(expected[path]), to: "Lecture/\(path)")
        }
        let lists = [old, expected].compactMap { $0[Self.list] }.map { String(decoding: $0, as: UTF8.self) }
        let line = lists[0].prefix { $0 != "\n" }
        let lines = lists.flatMap { $0.split(separator: "\n").dropFirst() }
        try folder.write("\(line)\n\(lines.joined(separator: "\n"))\n", to: "Lecture/\(Self.list)")
        try folder.write("half", to: "Lecture/.cached-openai.tmp/Package.swift")
        let outcome = try await make("--name", "Week4")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try made == expected)
    }
}
