import Foundation
import TestSupport
import Testing

@Suite("Commands in the documentation")
struct ShellTests {
    private let known: KnownCommands

    init() async throws {
        known = try await KnownCommands()
    }

    @Test("name targets, verbs, options and files that are there", arguments: Document.all)
    func exist(document: Document) throws {
        for block in try document.blocks(in: ["sh", "console", "shell", "bash"]) {
            for command in ShellCommand.commands(in: block.code) {
                let problem = known.problem(with: command)
                #expect(problem == nil, "\(document.path), line \(block.line): \(command.words.joined(separator: " "))")
            }
        }
    }

    @Test(
        "and this test would see one that is not",
        arguments: [
            "make magic", "swift package conjure", "swift package materialize --abracadabra", "cached-openai fly",
            "Scripts/nowhere", "unheard-of",
        ])
    func seesMistakes(command: String) throws {
        let command = try #require(ShellCommand.commands(in: command).first)
        #expect(known.problem(with: command) != nil)
    }

    @Test("the README's table has the tool's options, all of them and no others")
    func optionTable() throws {
        let rows = try Document.readme.text().matches(of: /(?m)^\| `(--[a-z-]+)/).map { String($0.1) }
        #expect(rows.count == Set(rows).count)
        let expected = known.materializeOptions.subtracting(["--help", "--version"])
        #expect(Set(rows) == expected)
    }

    @Test("every variable that is named is read by the library", arguments: Document.all)
    func variables(document: Document) throws {
        let settings = try [
            "Sources/CachedOpenAI/Cache/Settings.swift", "Sources/CachedOpenAI/Cache/EnvironmentSwitches.swift",
            "Sources/ContentsCommands/Output/Pager.swift",
        ].map { try String(contentsOf: PackageRoot.file($0), encoding: .utf8) }.joined()
        // What follows -D is the compiler's.
        for variable in try document.text().matches(of: /(-D )?CACHED_OPENAI_[A-Z_]+/) where variable.1 == nil {
            #expect(settings.contains("\"\(variable.0)\""), "\(variable.0)")
        }
    }

    @Test("links to files lead somewhere", arguments: Document.all)
    func links(document: Document) throws {
        let folder = PackageRoot.file(document.path).deletingLastPathComponent()
        for link in try document.text().matches(of: /\]\(([\w.\/-]+)\)/) {
            let file = folder.appending(path: String(link.1)).path(percentEncoded: false)
            #expect(FileManager.default.fileExists(atPath: file), "\(link.1)")
        }
    }
}
