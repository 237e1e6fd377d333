import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct DirectoryTests {
    private typealias Directory = OpenAICache.Directory

    private var sample: Directory {
        var directory = Directory()
        directory.segments = [.init(rootOffset: 96, entryCount: 3), .init(rootOffset: .max, entryCount: .max)]
        directory.bases = ["https://api.openai.com/v1", "", "http://é"]
        directory.mergedJournal = .init(identifier: Data(0..<16), byteCount: 1 << 40)
        directory.delaysResponses = true
        directory.partDigests = .init(rootOffset: 4_711, digest: Data(1...32))
        directory.holdsEarlierKeys = true
        return directory
    }

    @Test func whatIsWrittenIsRead() throws {
        for directory in [Directory(), sample] { #expect(try Directory(directory.encode()) == directory) }
        #expect(sample.entryCount == 2)
    }

    @Test func whatALaterVersionAddsIsPassedOver() throws {
        var writer = OpenAICache.ByteWriter()
        writer.append(field: 99, "news")
        #expect(try Directory(writer.data + sample.encode() + writer.data) == sample)
    }

    @Test func cutAnywhereItIsAnErrorOrHasLess() throws {
        let data = sample.encode()
        for count in 0..<data.count {
            if let directory = try? Directory(data.prefix(count)) { #expect(directory != sample) }
        }
    }

    @Test func basesAreNumberedInOrder() {
        var directory = Directory()
        #expect(["a", "b", "a", "c"].map { directory.number(ofBase: $0) } == [0, 1, 0, 2])
        directory.bases = (0..<65_535).map { "\($0)" }
        #expect(directory.number(ofBase: "65534") == 65_534)
        #expect(directory.number(ofBase: "one more") == nil)
    }

    /// A writer has a few dozen at most: each is more than twice as large as the next.
    @Test func moreSegmentsThanAnyFileHasAreRefused() {
        var directory = Directory()
        directory.segments = Array(repeating: .init(rootOffset: 96, entryCount: 1), count: 100_000)
        #expect(throws: (any Error).self) { try Directory(directory.encode()) }
    }
}
