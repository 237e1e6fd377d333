import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct CompactIndexPageTests {
    private typealias Page = OpenAICache.CompactIndexPage

    private static func entries(_ keys: [OpenAICache.RequestKey]) -> [Page.Entry] {
        keys.enumerated().map { number, key in
            Page.Entry(
                prefix: key.prefix, seed: number % 3 == 0 ? -number : nil,
                recordedAt: 1_700_000_000_000_000 + Int64(number) * 77_777,
                frameOffset: UInt64(number / 10) * 40_000 + 96,
                record: UInt32(number % 10), base: UInt16(number % 2))
        }
    }

    @Test func everyEntryIsFoundAndNothingElse() throws {
        let keys = (0..<512).map { SampleRecording.number($0 / 2).key }.sorted()
        let entries = Self.entries(keys)
        let page = try Page(Page.encode(entries[...]))
        for key in Set(keys) {
            #expect(try page.entries(for: key) == entries.filter { $0.prefix == key.prefix })
        }
        for number in 1000..<1200 {
            let stranger = SampleRecording.number(number).key
            #expect(try page.entries(for: stranger).isEmpty)
        }
    }

    @Test func aPageThatIsCutOrChangedIsAnErrorOrFindsNothingOutside() throws {
        let keys = (0..<20).map { SampleRecording.number($0).key }.sorted()
        let whole = Page.encode(Self.entries(keys)[...])
        for count in 0..<whole.count {
            #expect(throws: (any Error).self) { try Page(whole.prefix(count)) }
        }
        for place in whole.indices {
            var data = whole
            data[place] ^= 0xFF
            guard let page = try? Page(data) else { continue }
            for key in keys { _ = try? page.entries(for: key) }
        }
    }

    @Test func moreThanAPageHoldsIsRefused() {
        var writer = OpenAICache.ByteWriter()
        writer.append(variable: 513)
        writer.append(Data(count: 513 * 24 + 2))
        #expect(throws: (any Error).self) { try Page(writer.data) }
    }
}
