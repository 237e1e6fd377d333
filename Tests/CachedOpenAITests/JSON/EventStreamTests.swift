import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct EventStreamTests {
    typealias EventStream = OpenAICache.EventStream

    private func events(_ text: String, split size: Int) -> [String] {
        var stream = EventStream()
        var found: [EventStream.Event] = []
        let bytes = Data(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            found += stream.take(bytes[start..<min(start + size, bytes.count)])
        }
        if let last = stream.finish() { found.append(last) }
        return found.map { "\($0.name)|\(String(decoding: $0.data, as: UTF8.self))" }
    }

    @Test(arguments: 1...40)
    func anySplitGivesTheSameEvents(size: Int) {
        let text =
            "\u{FEFF}: comment\r\nevent: a\r\ndata: é 1\r\ndata:2\r\n\r\nid: 7\ndata: x: y\n\ndata\rdata: z\r\rdata: end"
        #expect(events(text, split: size) == ["a|é 1\n2", "|x: y", "|\nz", "|end"])
    }

    @Test(arguments: ["\n", "\r", "\r\n"])
    func linesOfAnyLengthEndInAnyWay(end: String) {
        let texts = (0...300).map { String(repeating: "x", count: $0) }
        let text = texts.map { "data: \($0)\(end)\(end)" }.joined()
        #expect(events(text, split: text.utf8.count) == texts.map { "|\($0)" })
    }

    /// With one end alone, nobody looks for the other one through all that follows.
    @Test(arguments: ["\n", "\r"])
    func manyShortLinesAreNoMoreWorkThanTheirBytes(end: String) {
        #expect(events(String(repeating: "data:\(end)", count: 200_000), split: 1 << 30).count == 1)
    }

    @Test func nothingIsMadeOfEmptyLinesAndUnknownFields() {
        #expect(events("\n\n\nretry: 5\n\nevent: lonely\n\n: ping\n\n", split: 3).isEmpty)
    }
}
