import CachedOpenAIGenerator
import Testing

@Suite("Sizes for people")
struct ByteCountTests {
    @Test(
        "a size has two or three digits and its unit",
        arguments: [
            (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 KB"), (3449, "3.4 KB"),
            (70_000_000, "70 MB"), (999_999, "1.0 MB"), (12_345, "12 KB"), (999_400, "999 KB"),
            (5_000_000_000, "5.0 GB"),
        ])
    func sizes(bytes: Int, words: String) {
        #expect(ByteCount.inWords(bytes) == words)
    }

    @Test("many kinds and long names are cut short")
    func manyKinds() {
        let kinds = (0..<20).map { CacheSummary.Kind(name: "\($0)" + String(repeating: "x", count: 100), count: 2) }
        let words = EntryCount.inWords(CacheSummary(kinds: kinds, bytesIn: 0))
        #expect(words.hasPrefix("40 entries (2 0xxx"))
        #expect(words.hasSuffix(", 16 of 8 other kinds)"))
        #expect(words.count < 1000)
    }
}
