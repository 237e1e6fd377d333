import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

@Suite("A generated file, read back")
struct GeneratedFileCheckTests {
    private static let journal = SampleCache.journal(["42", "43"])
    private let packed: PackedCache
    private let file: Data

    init() throws {
        packed = try CachePacker.pack(
            MaterializeInputs(caches: [.init(name: "a", bytes: Self.journal)]), options: .init())
        var bytes = Data()
        try EmbeddedFile(head: FileHead(version: "1", options: .init()), cache: packed).write { bytes += $0 }
        file = bytes
    }

    private var text: String { String(decoding: file, as: UTF8.self) }

    private func changes(_ text: String) -> [String]? { GeneratedFileCheck(Data(text.utf8))?.changes }

    @Test("is as it was made, also with the line ends of Windows")
    func whole() throws {
        #expect(changes(text) == [])
        #expect(changes(text.replacing("\n", with: "\r\n")) == [])
        #expect(GeneratedFileCheck(Self.journal) == nil)
        let answers = packed.sections.reduce(Data(), +)
        let digest = OpenAICache.Hexadecimal.text(of: OpenAICache.SHA256.hash(answers))
        #expect(text.contains("// SHA-256 of the answers: \(digest)\n"))
    }

    @Test("what was changed is named")
    func changed() throws {
        let library = text.replacing(
            "nonisolated public struct OpenAICache", with: "nonisolated  public struct OpenAICache")
        #expect(changes(library) == ["its library is not as it was made"])
        #expect(changes(text.replacing("free, offline", with: "at no cost"))?.first?.contains("its head") == true)
        let start = try #require(text.range(of: "static var literal")).upperBound
        let lines = try #require(text[start...].range(of: "\\\n", options: .backwards)).lowerBound
        var answers = text
        answers.remove(at: answers.index(before: lines))
        #expect(changes(answers)?.first == "its answers are not as they were made")
        #expect(changes(String(text.prefix(5_000)))?.first?.contains("not whole") == true)
        let undigested = text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("// SHA-256 of ") }.joined(separator: "\n")
        let check = try #require(GeneratedFileCheck(Data(undigested.utf8)))
        #expect(check.lacksDigests && check.changes.isEmpty)
    }

    @Test("can be packed again, with the same answers")
    func packedAgain() throws {
        for text in [text, text.replacing("\n", with: "\r\n")] {
            let input = try MaterializeInputs.File(name: "CachedOpenAI.swift", onDisk: Data(text.utf8))
            let again = try CachePacker.pack(MaterializeInputs(caches: [input]), options: .init())
            #expect(again.sections == packed.sections)
        }
        #expect {
            try MaterializeInputs.File(name: "x.swift", onDisk: file.prefix(file.count / 2))
        } throws: { error in
            "\(error)".contains("x.swift was made by cached-openai, but its answers are not all there")
        }
    }

    @Test("the one that version 0.1.0 made can be, too")
    func earlier() async throws {
        let packed = PackageRoot.file("Tests/Fixtures/0.1.0/CachedOpenAI.swift.gz")
        let unpacked = try await Command(["gzip", "-dc", packed.path]).run().output
        let check = try #require(GeneratedFileCheck(Data(unpacked.utf8)))
        #expect(check.lacksDigests && check.changes.isEmpty)
        let input = try MaterializeInputs.File(name: "CachedOpenAI.swift", onDisk: Data(unpacked.utf8))
        let again = try CachePacker.pack(MaterializeInputs(caches: [input]), options: .init())
        #expect(again.summary.entryCount > 0)
    }
}
