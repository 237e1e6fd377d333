import CachedOpenAIGenerator
import Foundation
import LibraryAmalgamator
import TestSupport
import Testing

@testable import embed_library_sources

@Suite("Embedded sources", .serialized)
struct EmbeddedSourcesTests {
    @Test("the tool carries the library's sources and the templates as they are on disk")
    func sameAsOnDisk() throws {
        for (files, folder) in [
            (EmbeddedSources.library, "Sources/CachedOpenAI"), (EmbeddedSources.templates, "Templates"),
        ] {
            // Those of the report are its own target's.
            let names = try FileManager.default.subpathsOfDirectory(atPath: PackageRoot.file(folder).path)
                .filter { !$0.hasPrefix("Report/") && ($0.hasSuffix("swift") || $0.hasSuffix("mustache")) }
            #expect(Set(files.map(\.path)) == Set(names))
            for file in files {
                let text = try String(contentsOf: PackageRoot.file("\(folder)/\(file.path)"), encoding: .utf8)
                #expect(file.text == text, "\(file.path)")
            }
        }
    }

    @Test("and the licence")
    func licence() throws {
        let text = try String(contentsOf: PackageRoot.file("LICENSE"), encoding: .utf8)
        #expect(EmbeddedSources.documents == [SourceFile(path: "LICENSE", text: text)])
    }

    @Test("any text survives as a literal")
    func anyText() async throws {
        let texts = [
            "", "\n", "plain\n", "\"\"\"", "\"\"\"#\n\"\"\"##\n\\#(x)\\##(y)\\(z)\\", "a\r\nb\rc\n", "\t  \n  ",
            "\u{0}\u{1}\u{7F}\u{FEFF}é€👩‍👩‍👧\u{2028}", "####", "\\",
        ]
        let folder = try TemporaryFolder()
        let program = texts.map { "show(\(SwiftLiteral.of($0)))\n" }.joined()
        let show = """
            func show(_ text: String) {
                print(text.unicodeScalars.map { String($0.value) }.joined(separator: ","))
            }

            """
        let main = try folder.write(show + program, to: "main.swift")
        let binary = folder.url.appending(path: "show").path
        let built = try await Swiftc.run([main], .usual, ["-o", binary])
        #expect(built.status == 0, "\(built.text)")
        let shown = try await Command([binary]).run()
        let expected = texts.map { $0.unicodeScalars.map { String($0.value) }.joined(separator: ",") + "\n" }.joined()
        #expect(shown.output == expected)
    }

    @Test("a file that is not UTF-8, or not below its folder, is an error that names it")
    func badFiles() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("", to: "a.swift")
        try Data([0xFF, 0xFE]).write(to: file)
        #expect { try EmbeddedGroup.groups(in: ["--library", folder.url.path, file.path]) } throws: { error in
            "\(error)".contains("a.swift: it is not UTF-8")
        }
        #expect(throws: AmalgamationError.self) {
            try EmbeddedGroup.groups(in: ["--library", "/nowhere", file.path])
        }
    }
}
