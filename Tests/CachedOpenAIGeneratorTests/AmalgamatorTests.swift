import CachedOpenAIGenerator
import LibraryAmalgamator
import Testing

@Suite("Amalgamator")
struct AmalgamatorTests {
    private let seam = SourceFile(path: LibraryLayout.seam, text: "enum Seam {}\n")

    private func code(_ files: (String, String)...) throws -> String {
        try Amalgamator.code(of: files.map { SourceFile(path: $0.0, text: $0.1) } + [seam])
    }

    @Test("files come folder by folder, what people use first, alphabetically within one, each below its banner")
    func order() throws {
        let code = try code(
            ("Types/B.swift", "b"), ("Types/A.swift", "a"), ("System/Z.swift", "z"), ("API/Errors.swift", "e"),
            ("API/OpenAI.swift", "o"))
        let banners = code.split(separator: "\n").filter { $0.hasPrefix("// =====") }
        #expect(
            banners == [
                "// ===== API/OpenAI.swift =====", "// ===== API/Errors.swift =====",
                "// ===== Types/A.swift =====", "// ===== Types/B.swift =====", "// ===== System/Z.swift =====",
            ])
        #expect(!code.contains("Seam"))
    }

    @Test("every folder has its place in the order for reading, and its words in the table of contents")
    func folders() {
        #expect(LibraryLayout.readingOrder.sorted() == LibraryLayout.folders.sorted())
        #expect(LibraryLayout.contents.keys.sorted() == LibraryLayout.folders.sorted())
    }

    @Test("the order in which files are given does not matter")
    func inputOrder() throws {
        let files = [("Key/A.swift", "a"), ("Key/B.swift", "b"), ("API/C.swift", "c")]
        #expect(try code(files[0], files[1], files[2]) == code(files[2], files[1], files[0]))
    }

    @Test("a source that no known folder holds is an error that names it", arguments: ["Stray.swift", "Extra/X.swift"])
    func strayFile(path: String) {
        #expect { try code((path, "struct X {}")) } throws: { error in
            (error as? AmalgamationError)?.path == path
        }
    }

    @Test("a file given twice and a missing seam are errors")
    func wrongSets() {
        #expect(throws: AmalgamationError.self) { try code(("Key/A.swift", ""), ("Key/A.swift", "")) }
        #expect(throws: AmalgamationError.self) { try Amalgamator.code(of: []) }
    }

    @Test("imports are taken out, with the condition that holds nothing else")
    func imports() throws {
        let code = try code(
            (
                "Key/A.swift",
                """
                public import Foundation
                @preconcurrency import struct Foundation.Date // why
                #if canImport(FoundationNetworking)
                    import FoundationNetworking
                #endif

                let a = 1
                #if canImport(FoundationNetworking)
                    let b = 2
                #endif
                """
            ))
        #expect(
            code == """

                // ===== Key/A.swift =====

                let a = 1
                #if canImport(FoundationNetworking)
                    let b = 2
                #endif

                """)
    }

    @Test("a comment right above the imports stays with its file, any other is pasted")
    func commentsAboveImports() throws {
        let code = try code(
            ("Key/A.swift", "// Made.\nimport Foundation\n\n// A.\n"), ("Key/B.swift", "// B.\n\nlet b = 1"))
        #expect(code.contains("// A.") && code.contains("// B.") && !code.contains("// Made."))
    }

    @Test("an import of anything but Foundation is an error with its line")
    func foreignImport() {
        #expect(throws: AmalgamationError(path: "Key/A.swift", line: 2, reason: foreignReason)) {
            try code(("Key/A.swift", "\nimport CZlib\n"))
        }
    }

    private let foreignReason = "imports CZlib, but the pasted file stands on Foundation alone"

    @Test("the package modifier is taken off declarations and left alone elsewhere")
    func packageModifier() throws {
        let code = try code(
            (
                "Key/A.swift",
                #"""
                    package static func f() {}
                package @MainActor var x: Int { package + 1 }
                package = 3
                // package func comment
                /*
                package func comment
                */
                let s = """
                package func text \(a("\"") ? ")" : "b /* c")
                import Nothing
                """
                package struct S {}
                """#
            ))
        #expect(
            code.contains(
                #"""
                    static func f() {}
                @MainActor var x: Swift.Int { package + 1 }
                package = 3
                // package func comment
                /*
                package func comment
                */
                let s = """
                package func text \(a("\"") ? ")" : "b /* c")
                import Nothing
                """
                struct S {}
                """#))
    }

    @Test("the system's types are named in full in code, and nowhere else")
    func fullNames() throws {
        let code = try code(
            (
                "Key/A.swift",
                #"""
                // An Int and a String.
                let a: [Int] = 0...Int.max + Swift.Int(b.Int), s = "Int \(String(1))"
                struct Range { let `Void`: UInt8? }
                func f(Integer: Character, at time: DispatchTime) -> any AsyncSequence {}
                """#
            ))
        #expect(
            code.hasSuffix(
                #"""
                // An Int and a String.
                let a: [Swift.Int] = 0...Swift.Int.max + Swift.Int(b.Int), s = "Int \(Swift.String(1))"
                struct Range { let `Void`: Swift.UInt8? }
                func f(Integer: Character, at time: Foundation.DispatchTime) -> any _Concurrency.AsyncSequence {}

                """#))
    }

    @Test("carriage returns, blank lines at both ends and raw strings do no harm")
    func oddText() throws {
        let code = try code(("Key/A.swift", "\r\n\r\nlet a = #\"\"\"#\r\npackage let b = ##\"\"# \"##\r\n\r\n"))
        #expect(code.hasSuffix("=====\n\nlet a = #\"\"\"#\nlet b = ##\"\"# \"##\n"))
    }

    @Test("what is never closed is an error", arguments: ["/* a", "let a = \"\"\"\nb", "let a = #\"\"\"\n\"\"\"\n"])
    func neverClosed(text: String) {
        #expect(throws: AmalgamationError.self) { try code(("Key/A.swift", text)) }
    }

    @Test("a line that looks like a banner is an error, because the file could not be split back")
    func falseBanner() {
        #expect(throws: AmalgamationError.self) { try code(("Key/A.swift", "let a = 1\n// ===== B.swift =====\n")) }
    }

    @Test("the real library, split back at its banners, is every source of it once")
    func splitBack() throws {
        let code = try Amalgamator.code(of: EmbeddedSources.library)
        let banners = code.split(separator: "\n").filter { $0.hasPrefix("// ===== ") }
        let paths = banners.map { $0.dropFirst(9).dropLast(6) }
        #expect(Set(paths.map(String.init) + [LibraryLayout.seam]) == Set(EmbeddedSources.library.map(\.path)))
        #expect(paths.count == EmbeddedSources.library.count - 1)
    }
}
