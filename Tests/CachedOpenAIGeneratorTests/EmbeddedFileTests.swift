import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import LibraryAmalgamator
import Testing

@Suite("Embedded file")
struct EmbeddedFileTests {
    private func text(_ sections: [Data], kinds: [CacheSummary.Kind] = [], date: String? = nil) throws -> String {
        let cache = PackedCache(sections: sections, summary: CacheSummary(kinds: kinds, bytesIn: 5000))
        var options = MaterializeOptions()
        options[.hashKeys] = true
        var bytes = Data()
        try EmbeddedFile(head: FileHead(version: "1.2.3", options: options, date: date), cache: cache)
            .write { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("it begins with the line by which the tool knows it and ends with the payload")
    func bothEnds() throws {
        let text = try text([Data("abc".utf8)])
        #expect(text.hasPrefix(EmbeddedFile.firstLine + "\n"))
        #expect(
            text.hasSuffix(
                #"""
                        static var literal: StaticString? {
                            """
                YWJj\

                """
                        }
                    }
                }

                """#))
    }

    @Test("the head says what it holds, how it was made and by which version, and no date unless one is given")
    func head() throws {
        let text = try text([], kinds: [.init(name: "chat", count: 2), .init(name: "files", count: 1)])
        #expect(text.contains("// Holds:    3 entries (2 chat, 1 files); recorded 5.0 KB, packed 0 bytes\n"))
        #expect(text.contains("// Options:  --hash-keys\n"))
        #expect(text.contains("directory materialize-embedded --hash-keys\n"))
        #expect(text.contains("// Made by:  CachedOpenAI 1.2.3\n"))
        #expect(try self.text([], date: "1 May").contains("// Made by:  CachedOpenAI 1.2.3, 1 May\n"))
    }

    @Test("nothing that a cache says can leave the comment it is put in", arguments: ["\n", "\r", "\u{2028}", "\0"])
    func hostileKind(newline: String) throws {
        let shown = OpenAICache.OneLine.of("a\(newline)fatalError()<&")
        #expect(shown.hasPrefix(#"a\"#) && shown.hasSuffix("fatalError()<&"))
        let text = try text([], kinds: [.init(name: "a\(newline)fatalError()<&", count: 1)])
        #expect(text.contains("// Holds:    1 entry (1 \(shown))"))
    }

    @Test("the same inputs give the same bytes")
    func reproducible() throws {
        #expect(try text([Data([1, 2, 3]), Data([4])]) == text([Data([1, 2, 3]), Data([4])]))
    }

    @Test("a template without a place for the payload is an error that names it")
    func brokenTemplate() {
        let templates = EmbeddedSources.templates.map {
            SourceFile(path: $0.path, text: $0.text.replacing("{{payload}}", with: ""))
        }
        let cache = PackedCache(sections: [], summary: CacheSummary(kinds: [], bytesIn: 0))
        let head = FileHead(version: "1", options: MaterializeOptions())
        #expect(throws: Templates.TemplateError.self) {
            try EmbeddedFile(head: head, cache: cache, templates: Templates(templates)).write { _ in }
        }
    }
}
