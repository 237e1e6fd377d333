import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import LibraryAmalgamator
import TestSupport
import Testing

@Suite("The file that students paste", .serialized)
struct GoldenFileTests {
    private func made() async throws -> String { try String(contentsOf: await PastedFile.url, encoding: .utf8) }

    @Test("its head is as it was, but for how small zlib makes the cache, and for the digests")
    func head() async throws {
        let made = try await made()
        let end = try #require(made.range(of: "// ===== ")).lowerBound
        try Golden.head.expect(String(made[..<end])) {
            String($0.replacing(/packed [0-9.]+ KB/) { _ in "packed" }.replacing(/[0-9a-f]{64}/) { _ in "digest" })
        }
    }

    @Test("its seam is as it was, but for the bytes that zlib chose")
    func seam() async throws {
        let made = try await made()
        let start = try #require(made.range(of: Amalgamator.seamBanner)).lowerBound
        try Golden.seam.expect(String(made[start...])) { $0.replacing(try Self.payload(in: $0), with: "") }
    }

    @Test("the tool makes it as the generator does")
    func toolAndGenerator() async throws {
        #expect(FirstDifference.between(try await made(), try Golden.generated()) == nil)
    }

    @Test("every answer of the cache is in it and in the seam that is checked in, and nothing else")
    func answers() async throws {
        let expected = try answers(in: OpenAICache.FileSource(path: PastedFile.cache.path))
        #expect(expected.count == 6)
        for text in [try await made(), try Golden.seam.text] {
            let base64 = try Self.payload(in: text).replacing("\\\n", with: "").replacing("\n", with: "")
            let payload = try #require(Data(base64Encoded: String(base64)))
            #expect(try answers(in: OpenAICache.DataSource(payload, name: "payload")) == expected)
        }
    }

    @Test("what a student's program can use is as it was")
    func api() async throws {
        let graphs = try await SymbolGraph.all(of: [PastedFile.url], in: TemporaryFolder(), level: "public")
        let lines = Set((graphs["Student.symbols.json"]?.symbols ?? []).filter { !$0.isSynthesized }.map(\.line))
        try Golden.api.expect(lines.sorted().map { $0 + "\n" }.joined())
    }

    private static func payload(in text: String) throws -> Substring {
        let seam = try #require(text.range(of: Amalgamator.seamBanner)).upperBound
        let start = try #require(text[seam...].range(of: "\"\"\"\n")).upperBound
        let end = try #require(text[start...].range(of: "\n\"\"\"")).lowerBound
        return text[start..<end]
    }

    /// Each with the request that it answers.
    private func answers(in source: any OpenAICache.ByteSource) throws -> Set<Data> {
        let layer = try #require(OpenAICache.CacheOpener.open(source).layer)
        var answers: Set<Data> = []
        try layer.forEachLocator { key, locator in
            let encoded = OpenAICache.RecordingCoding.encodeAnswer(
                try layer.answer(at: locator), key: key, seed: locator.seed, base: locator.base, marks: locator.marks)
            answers.insert(encoded)
        }
        return answers
    }
}
