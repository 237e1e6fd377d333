import CachedOpenAI
import Foundation
import Testing

@testable import CacheExchange

@Suite("Parts of the exchange")
struct PartsTests {
    @Test(
        "moments are read and written exactly",
        arguments: [
            ("1970-01-01T00:00:00.000000Z", 0), ("2026-11-27T09:30:00.123456Z", 1_795_771_800_123_456),
            ("2000-02-29T23:59:59.999999Z", 951_868_799_999_999),
            ("9999-12-31T23:59:59.000000Z", 253_402_300_799_000_000),
        ] as [(String, Int64)])
    func moments(text: String, moment: Int64) {
        #expect(Moment.text(moment) == text)
        #expect(Moment.of(text) == moment)
    }

    @Test("moments in other spellings, and none")
    func otherMoments() {
        #expect(Moment.of("2026-11-27T10:30:00+01:00") == 1_795_771_800_000_000)
        #expect(Moment.of("2026-11-27T04:00:00.5-0530") == 1_795_771_800_500_000)
        #expect(Moment.of(http: "Tue, 01 Nov 2011 04:58:44 GMT") == 1_320_123_524_000_000)
        for text in [
            "", "yesterday", "2026-13-01T00:00:00Z", "2026-11-27T25:00:00Z", "2026-11-27T09:30:00 CET", "2026-11-27",
        ] {
            #expect(Moment.of(text) == nil, "\(text)")
        }
        #expect(Moment.text(-1) == nil && Moment.text(.max) == nil)
    }

    @Test(
        "a stream is cut behind each event, whatever its lines end with",
        arguments: [
            ("data: a\n\ndata: b\n\n", [9, 9]), ("data: a\r\n\r\ndata: b", [11, 7]),
            ("data: a\r\rdata: b\r\r", [9, 9]),
            (": ping\n\n\n\ndata: b\n\n", [10, 9]), ("a\nb\n", [4]), ("", []),
        ])
    func pieces(body: String, counts: [Int]) {
        let pieces = StreamPieces(Data(body.utf8), first: 0, run: 0, pace: nil).pieces
        #expect(pieces.map(\.byteCount) == counts)
    }

    @Test("JSON is walked through without reading what is passed over")
    func cursor() throws {
        let text = "\u{FEFF}{\"a\\u0062\":[1,{\"}]\\\"\":[]}], \"c\" : {\"d\":[true ,\"]\",null]} }"
        let document = JSONDocument(GivenFile(name: "f", bytes: Data(text.utf8), changedAt: 0))
        #expect(document.outline.names == ["ab", "c"] && document.outline.isAlone)
        var elements: [OpenAICache.JSON] = []
        try document.forEachElement(at: ["c", "d"]) { number, json in
            #expect(number == elements.count + 1)
            elements.append(try json.get())
        }
        #expect(elements == [true, "]", nil])
    }

    @Test(
        "broken JSON ends the walk with a place",
        arguments: ["{", "{\"a\":[1,", "{\"a\":[1 2]}", "{\"a\":[\"b]}", "{\"a\" [1]}", "{\"a\":}"])
    func broken(text: String) {
        let document = JSONDocument(GivenFile(name: "f", bytes: Data(text.utf8), changedAt: 0))
        #expect(throws: RefusedFile.self) { try document.forEachElement(at: ["a"]) { _, _ in } }
    }
}
