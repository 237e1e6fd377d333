import Foundation
import TestSupport
import Testing

/// A project to open, as its teacher makes it and a student uses it.
@Suite("A starter project", .serialized, .timeLimit(.minutes(30)))
struct StarterTests {
    private let course: Course

    init() throws {
        course = try Course.write()
    }

    private var files: Set<String> {
        get throws {
            let paths = try FileManager.default.subpathsOfDirectory(atPath: course.project.path)
            return Set(
                paths.filter { path in
                    let type = FileManager.default.fileType(course.project.appending(path: path))
                    return type == .typeRegular && !path.hasPrefix(".build/")
                })
        }
    }

    @Test("holds the lesson's targets, resources and data, and nothing else; each is listed")
    func copied() async throws {
        let made = try await course.materialize()
        #expect(made.status == 0, "\(made.text)")
        #expect(made.output.hasSuffix("/Course/LessonStarter\n"))
        #expect(
            try files == [
                ".cached-openai.sha256", ".gitignore", "Package.swift", "README.md", "Data/notes.txt",
                "Sources/CachedOpenAI/CachedOpenAI.swift", "Sources/Lesson/Resources/greeting.txt",
                "Sources/Lesson/Sale.swift", "Sources/Lesson/main.swift", "Sources/Shelf/Shelf.swift",
            ])
        for path in ["Sources/Lesson/main.swift", "Sources/Shelf/Shelf.swift", "Data/notes.txt"] {
            #expect(made.errors.contains("\n  \(path), from \(course.package.path)/\(path)\n"), "\(made.errors)")
        }
        #expect(made.errors.contains("left behind:\n  \(course.package.path)/.env\n"), "\(made.errors)")
        let manifest = try course.text("Package.swift")
        #expect(manifest.hasPrefix("// swift-tools-version: 6.2\n") && manifest.contains(#".macOS("14.0")"#))
        #expect(manifest.contains(".defaultIsolation(MainActor.self)") && !manifest.contains("OWNER/unused"))
        let readme = try course.text("README.md")
        #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count < 45)
        #expect(readme.contains("--as starter --lesson Sources/Lesson\n") && readme.contains("`Data/notes.txt`"))
    }

    @Test("is built, runs offline, is edited, and runs again without the library being compiled")
    func used() async throws {
        let made = try await course.materialize()
        #expect(made.status == 0, "\(made.text)")
        course.keepBuild()
        let first = try await course.run()
        let expected = "Sale(item: \"lamp\")\nGood evening.\na note\nturn answer 1\nturn answer 2\n"
        #expect(first.status == 0 && first.output.hasPrefix(expected), "\(first.text)")
        #expect(first.output.contains("please give me a random number"), "\(first.text)")
        #expect(!first.text.contains("warning:"), "\(first.text)")
        let main = try course.text("Sources/Lesson/main.swift")
        try Data(main.replacing("\"turn\"", with: "\"edited\"").utf8)
            .write(to: course.project.appending(path: "Sources/Lesson/main.swift"))
        let second = try await course.run()
        #expect(second.output.contains("edited answer 1\n"), "\(second.text)")
        #expect(second.errors.contains("main.swift") && !second.errors.contains("CachedOpenAI.swift"), "\(second.text)")
    }

    @Test("made again, what the tool made is replaced, and what a student changed stays and is named")
    func again() async throws {
        _ = try await course.materialize()
        try Data("// mine\n".utf8).write(to: course.project.appending(path: "Sources/Lesson/main.swift"))
        try Data("mine".utf8).write(to: course.project.appending(path: "Sources/Lesson/Own.swift"))
        try course.write("struct Sale { let item: String, price = 1 }\n", to: "Sources/Lesson/Sale.swift")
        try FileManager.default.removeItem(at: course.package.appending(path: "Data"))
        for _ in 1...2 {
            let again = try await course.materialize("--hash-keys")
            #expect(again.status == 0, "\(again.text)")
            #expect(again.errors.contains("LessonStarter:\n  Sources/Lesson/main.swift\n"), "\(again.errors)")
        }
        #expect(try course.text("Sources/Lesson/main.swift") == "// mine\n")
        #expect(try course.text("Sources/Lesson/Own.swift") == "mine")
        #expect(try course.text("Sources/Lesson/Sale.swift").contains("price"))
        #expect(try course.text("Sources/CachedOpenAI/CachedOpenAI.swift").contains("--hash-keys"))
        #expect(try !files.contains("Data/notes.txt"))
        #expect(try await course.materialize("--force").status == 0)
        #expect(try course.text("Sources/Lesson/main.swift").contains("Bundle.module"))
    }

    @Test("is not made of a lesson that holds a key, in a source or in its data")
    func secrets() async throws {
        let key = "sk-" + "proj-aB3dE5gH7jK9mN1pQ3sT5vW7"
        try course.write("a note\n\(key)\n", to: "Data/notes.txt")
        let refused = try await course.materialize()
        #expect(refused.status == 1 && refused.output.isEmpty)
        #expect(refused.errors.contains("Data/notes.txt:2: an OpenAI key, sk-proj…"), "\(refused.errors)")
        #expect(!refused.errors.contains(key) && refused.errors.contains("--allow-secrets"))
        #expect(!FileManager.default.fileExists(atPath: course.project.path))
        #expect(try await course.materialize("--allow-secrets").status == 0)
    }

    @Test("of a package with one lesson is made of the package; another name warns")
    func names() async throws {
        let made = try await course.materialize("--name", "Week3", "--output", "Week3", lesson: ".")
        #expect(made.status == 0, "\(made.text)")
        #expect(made.errors.contains("warning: the target is called Week3, and Lesson where it was recorded"))
        let project = course.package.appending(path: "Week3")
        #expect(FileManager.default.fileType(project.appending(path: "Sources/Week3/main.swift")) == .typeRegular)
        let other = try await course.materialize(lesson: "Sources/Other")
        #expect(other.status == 0 && other.errors.contains("has the line `import CachedOpenAI`"), "\(other.errors)")
        let none = try await course.materialize(lesson: "Sources/Nowhere")
        #expect(none.status == 2 && none.errors.contains("Sources/Nowhere does not exist"), "\(none.errors)")
    }
}

extension FileManager {
    fileprivate func fileType(_ url: URL) -> FileAttributeType? {
        try? attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
    }
}
