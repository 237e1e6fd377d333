import Foundation
import TestSupport
import Testing

/// Which files of a lesson without a package a starter is made of, and what is said of them.
@Suite("cached-openai materialize --as starter", .serialized)
struct StarterFolderTests {
    private let folder: TemporaryFolder
    private var path: String { folder.url.resolvingSymlinksInPath().path }

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(SampleCache.journal(["42"]), to: "openai_cache.cache")
        try folder.write("import CachedOpenAI\nprint(\"notes.txt\")\n", to: "week 3/main.swift")
        try folder.write("a", to: "week 3/notes.txt")
    }

    private func make(_ arguments: String...) async throws -> Command.Outcome {
        let tool = [BuiltProduct.path(of: "cached-openai"), "materialize", "--as", "starter"]
        return try await Command(tool + arguments, in: folder.url).run()
    }

    private func files(in name: String) throws -> Set<String> {
        let url = folder.url.appending(path: name)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: url.path)
        return Set(
            paths.filter {
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: url.appending(path: $0).path, isDirectory: &isFolder)
                return !isFolder.boolValue
            })
    }

    private static let usual: Set = [
        ".cached-openai.sha256", ".gitignore", "Package.swift", "README.md", "Sources/CachedOpenAI/CachedOpenAI.swift",
        "Sources/week_3/main.swift",
    ]

    @Test("the target is called as the folder, and the data that is named goes along")
    func withoutPackage() async throws {
        try folder.write("a", to: "week 3/unnamed.txt")
        let made = try await make("--lesson", "week 3")
        #expect(made.status == 0, "\(made.text)")
        #expect(made.output == "\(path)/week_3Starter\n")
        #expect(try files(in: "week_3Starter") == Self.usual.union(["notes.txt"]))
        #expect(made.errors.contains("from the lesson:\n  Sources/week_3/main.swift, from \(path)/week 3/main.swift\n"))
        #expect(
            made.errors.contains("  notes.txt, from \(path)/week 3/notes.txt\n") && !made.errors.contains("warning"))
    }

    @Test("a source alone is taken alone; several of a folder make one target")
    func sources() async throws {
        try folder.write("// second\n", to: "week 3/b.swift")
        try folder.write("// third\n", to: "week 3/c.swift")
        #expect(try await make("--lesson", "week 3/main.swift", "--output", "one").status == 0)
        #expect(try files(in: "one") == Self.usual.union(["notes.txt"]))
        #expect(try await make("--lesson", "week 3/main.swift", "week 3/c.swift", "--output", "two").status == 0)
        #expect(try files(in: "two") == Self.usual.union(["notes.txt", "Sources/week_3/c.swift"]))
    }

    @Test("a folder that is named is copied with all that is in it, but for what is hidden, a link or a cache")
    func folders() async throws {
        try folder.write(
            "import CachedOpenAI\nlet a = [\"data\", \"Sources\", \".env\", \"openai_cache.cache\"]\n",
            to: "week 3/main.swift")
        let names = [
            "data/a.csv", "data/deep/b.csv", "data/.env.local", "data/.hid", "data/.DS_Store", ".env", "Sources/x",
            "openai_cache.cache",
        ]
        for name in names { try folder.write("x", to: "week 3/\(name)") }
        try FileManager.default.createSymbolicLink(
            atPath: "\(path)/week 3/data/link", withDestinationPath: "/etc/hostname")
        let made = try await make("--lesson", "week 3")
        #expect(try files(in: "week_3Starter") == Self.usual.union(["data/a.csv", "data/deep/b.csv"]), "\(made.text)")
        for name in ["data/.env.local", "data/.hid", "data/link", ".env", "openai_cache.cache"] {
            #expect(made.errors.contains("\n  \(path)/week 3/\(name)\n"), "\(name): \(made.errors)")
        }
        #expect(!made.errors.contains(".DS_Store"))
    }

    @Test("what is behind a link that leads out of the folder stays behind")
    func linkedFolder() async throws {
        try folder.write("secret", to: "elsewhere/far.txt")
        try folder.write("import CachedOpenAI\nprint(\"data/far.txt\")\n", to: "week 3/main.swift")
        try FileManager.default.createSymbolicLink(
            atPath: "\(path)/week 3/data", withDestinationPath: "\(path)/elsewhere")
        let made = try await make("--lesson", "week 3")
        #expect(try files(in: "week_3Starter") == Self.usual, "\(made.text)")
        #expect(made.errors.contains("\n  \(path)/week 3/data/far.txt\n"), "\(made.errors)")
    }

    @Test("no target is called like the client or the standard library")
    func takenNames() async throws {
        let named = try await make("--lesson", "week 3", "--name", "CachedOpenAI")
        #expect(named.status == 2 && named.errors.contains("Choose another name"), "\(named.errors)")
        try folder.write("import CachedOpenAI\n", to: "Swift/main.swift")
        let made = try await make("--lesson", "Swift")
        #expect(made.status == 0, "\(made.errors)")
        #expect(try files(in: "LessonSwiftStarter").contains("Sources/LessonSwift/main.swift"))
    }

    @Test("a file that students don't have is named with its line")
    func outside() async throws {
        let elsewhere = try folder.write("a", to: "elsewhere/far.txt")
        try folder.write(
            "import CachedOpenAI\nprint(\"\(elsewhere.path)\", \"../elsewhere/far.txt\", \"/etc\")\n",
            to: "week 3/main.swift")
        let made = try await make("--lesson", "week 3")
        #expect(
            made.errors.contains("main.swift:2 names \(elsewhere.path), which students don't have"), "\(made.errors)")
        #expect(made.errors.contains("main.swift:2 names ../elsewhere/far.txt, which students don't have"))
        #expect(!made.errors.contains("names /etc"))
    }

    @Test("the command that made it is told as it was given, without a path of the instructor's machine")
    func command() async throws {
        let other = try TemporaryFolder()
        let cache = try other.write(SampleCache.journal(["42"]), to: "spring.cache")
        let made = try await make(
            "--lesson", "\(path)/week 3", "--cache", cache.path, "--output", "\(path)/Handout")
        #expect(made.status == 0, "\(made.errors)")
        for name in try files(in: "Handout") {
            let bytes = try Data(contentsOf: folder.url.appending(path: "Handout/\(name)"))
            for place in [path, folder.url.path, other.url.path] {
                #expect(bytes.range(of: Data(place.utf8)) == nil, "\(name) holds \(place)")
            }
        }
        let readme = try String(contentsOf: folder.url.appending(path: "Handout/README.md"), encoding: .utf8)
        let command = #"materialize --as starter --lesson "week 3" --cache PATH/spring.cache --output Handout"#
        let note = "`PATH` is a folder of the machine that it was made on."
        #expect(readme.hasSuffix("\n    cached-openai \(command)\n\n\(note)\n"), "\(readme)")
    }

    @Test("where a student changed Package.swift, what it lacks of the new targets is said")
    func changedManifest() async throws {
        _ = try await make("--lesson", "week 3")
        let place = folder.url.appending(path: "week_3Starter/Package.swift")
        let manifest = try String(contentsOf: place, encoding: .utf8)
        try Data((manifest + "// mine\n").utf8).write(to: place)
        let same = try await make("--lesson", "week 3")
        #expect(same.errors.contains("kept as they are") && !same.errors.contains("it lacks"), "\(same.errors)")
        try Data(manifest.replacing("week_3", with: "mine").utf8).write(to: place)
        let lacking = try await make("--lesson", "week 3")
        let lines = """
            Package.swift was changed, so it stays. It lacks what is new. Add to its targets:
                    .executableTarget(
                        name: "week_3",
                        dependencies: ["CachedOpenAI"]
                    ),

            """
        #expect(lacking.status == 0 && lacking.errors.contains(lines), "\(lacking.errors)")
    }

    @Test("where a student changed Package.swift, a lesson's target that is gone is told")
    func goneTarget() async throws {
        _ = try await make("--lesson", "week 3", "--output", "class")
        let place = folder.url.appending(path: "class/Package.swift")
        let manifest = try String(contentsOf: place, encoding: .utf8)
        try Data((manifest + "// mine\n").utf8).write(to: place)
        let renamed = try await make("--lesson", "week 3", "--output", "class", "--name", "Sea")
        let line = "It still has the target week_3, which is no longer made: take it out.\n"
        #expect(renamed.errors.contains(line) && renamed.errors.contains("name: \"Sea\","), "\(renamed.errors)")
    }

    @Test("what a student changed is not told to come from the lesson")
    func keptSource() async throws {
        _ = try await make("--lesson", "week 3")
        try folder.write("// mine\n", to: "week_3Starter/Sources/week_3/main.swift")
        let again = try await make("--lesson", "week 3")
        #expect(again.errors.contains("from the lesson:\n  notes.txt, from"), "\(again.errors)")
        #expect(!again.errors.contains("main.swift, from"))
    }

    @Test("several that are made at once take turns")
    func atOnce() async throws {
        let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
            for _ in 0..<4 { group.addTask { try await make("--lesson", "week 3").status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == [0, 0, 0, 0])
        #expect(try files(in: "week_3Starter") == Self.usual.union(["notes.txt"]))
    }

    private func makeCourse() throws {
        let targets = ["Kit", "One", "Two"]
        let texts = targets.map { #".\#($0 == "Kit" ? "target" : "executableTarget")(name: "\#($0)")"# }
        let manifest = """
            // swift-tools-version: 6.1
            import PackageDescription
            let package = Package(name: "Course", targets: [\(texts.joined(separator: ", "))])
            """
        try folder.write(manifest, to: "course/Package.swift")
        for name in targets {
            try folder.write(
                "import CachedOpenAI\n", to: "course/Sources/\(name)/\(name == "Kit" ? "Kit" : "main").swift")
        }
    }

    @Test("one name is not for two lessons, and what is handed out can be run")
    func twoLessons() async throws {
        try makeCourse()
        let lessons = ["course/Sources/One", "course/Sources/Two"]
        let named = try await make("--lesson", lessons[0], lessons[1], "--name", "Week1")
        #expect(
            named.status == 2 && named.errors.contains("--name is for one lesson, and these are 2"), "\(named.errors)")
        let both = try await make("--lesson", lessons[0], lessons[1])
        #expect(both.errors.contains("CACHED_OPENAI_VERBOSE=1 swift run One says"), "\(both.errors)")
        let readme = try String(contentsOf: folder.url.appending(path: "CourseStarter/README.md"), encoding: .utf8)
        #expect(readme.contains("* In a terminal, in this folder: `swift run One` or `swift run Two`\n"), "\(readme)")
        let library = try await make("--lesson", "course/Sources/Kit")
        #expect(library.status == 2 && library.errors.contains("--lesson: Kit is a library, which nobody can run"))
    }

    @Test("a second lesson that is no target of the first one's package is told to be that")
    func besideThePackage() async throws {
        try folder.write(
            """
            // swift-tools-version: 6.1
            import PackageDescription
            let package = Package(name: "Course", targets: [.executableTarget(name: "One")])
            """, to: "course/Package.swift")
        for name in ["Sources/One", "Two"] {
            try folder.write("import CachedOpenAI\n", to: "course/\(name)/main.swift")
        }
        let made = try await make("--lesson", "course/Sources/One", "course/Two")
        let line = "--lesson: course/Two belongs to no target of \(path)/course/Package.swift, as what was named before"
        #expect(made.status == 2 && made.errors.contains(line), "\(made.errors)")
    }

    @Test("what is no longer part of it is removed, and that is said")
    func removed() async throws {
        try folder.write("// second\n", to: "week 3/b.swift")
        _ = try await make("--lesson", "week 3")
        let less = try await make("--lesson", "week 3/main.swift")
        let line = "removed from \(path)/week_3Starter, because they are no longer made:\n  Sources/week_3/b.swift\n"
        #expect(less.errors.contains(line), "\(less.errors)")
        #expect(try files(in: "week_3Starter") == Self.usual.union(["notes.txt"]))
        #expect(try await !make("--lesson", "week 3/main.swift").errors.contains("removed"))
    }

    @Test("a cache without any of the lesson's questions is told to be another lesson's")
    func otherCache() async throws {
        let source = "import CachedOpenAI\nask(.user(\"Why is the sea salty?\"))\n"
        try folder.write(source, to: "week 3/main.swift")
        let other = try await make("--lesson", "week 3")
        #expect(other.status == 0)
        #expect(
            other.errors.contains(
                "warning: no question that stands in the sources of week_3, such as “Why is the sea salty?”, is in the cache"
            ), "\(other.errors)")
        // Each request of the sample holds that word.
        try folder.write(source + "ask(.user(\"question\"))\n", to: "week 3/main.swift")
        let known = try await make("--lesson", "week 3")
        #expect(
            known.errors.contains(
                "warning: of 2 questions that stand in the sources of week_3, 1 is not in the cache: “Why is the sea salty?”. "
            ), "\(known.errors)")
    }

    @Test("it can be made of what it made, elsewhere; never over what is read")
    func ofItself() async throws {
        _ = try await make("--lesson", "week 3")
        let own = try await make("--lesson", "week_3Starter/Sources/week_3", "--output", "week_3Starter")
        #expect(own.status == 2 && own.errors.contains("is what is being read"), "\(own.errors)")
        let other = try await make("--lesson", "week_3Starter", "--output", "other")
        #expect(other.status == 0, "\(other.errors)")
        #expect(try files(in: "other") == files(in: "week_3Starter"))
    }

    @Test("wrong usage says what to do")
    func usage() async throws {
        #expect(try await make().errors.contains("--as starter needs the lesson that is to be copied: --lesson"))
        #expect(try await make("--lesson", "nowhere").errors.contains("--lesson: nowhere does not exist"))
        try FileManager.default.createDirectory(atPath: "\(path)/empty", withIntermediateDirectories: true)
        #expect(try await make("--lesson", "empty").errors.contains("there is no Swift source of a lesson in empty"))
        let named = try await make("--lesson", "week 3", "--name", "class")
        #expect(named.status == 64 && named.errors.contains("that is a keyword of Swift"), "\(named.errors)")
        try folder.write("// swift-tools-version: 6.1\nimport nothing\n", to: "broken/Package.swift")
        try folder.write("print(1)\n", to: "broken/main.swift")
        let broken = try await make("--lesson", "broken")
        #expect(broken.status == 2 && broken.errors.contains("/broken/Package.swift can't be read"), "\(broken.errors)")
    }
}
