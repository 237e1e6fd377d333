import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Bodies that are put together from text, bytes and numbers.
@Suite struct PackedBlockTests {
    private typealias Insert = OpenAICache.Insert
    private typealias Kind = OpenAICache.Insert.Kind
    private typealias Parts = [OpenAICache.ColumnBlock.Column: Data]

    private static let key = SampleRecording.number(1).key

    /// Numbers as varints.
    private func varints(_ numbers: UInt64...) -> Data {
        var writer = OpenAICache.ByteWriter()
        for number in numbers { writer.append(variable: number) }
        return writer.data
    }

    private func planes(_ numbers: [Float]) -> Data {
        var writer = OpenAICache.ByteWriter()
        writer.append(planes: numbers.map { UInt64($0.bitPattern) }, width: 4)
        return writer.data
    }

    private func text(_ text: String) -> Data { Data(text.utf8) }

    /// The body of the last of some records, in a file with other frames before.
    private func body(_ records: [Parts], after frames: Data = Data()) throws -> Data {
        var block = SampleBlock()
        for record in records { block.append(record.merging([.key: Self.key.digest]) { $1 }) }
        let source = OpenAICache.DataSource(frames + Data(count: 3), name: "the/file")
        return try OpenAICache.PackedBlock(block.payload, of: source, at: UInt64(frames.count))
            .fields(of: records.count - 1).answer.body
    }

    @Test func textWithoutMarksIsTheBody() throws {
        #expect(try body([[.text: text("{\"a\": \"ä\"}")]]) == text("{\"a\": \"ä\"}"))
        #expect(try body([[:]]) == Data())
    }

    @Test func eachInsertStandsAtItsMark() throws {
        let bytes = Data([0xFB, 0xFF, 0xBF])
        let inserts =
            varints(Kind.base64.rawValue, 3) + varints(Kind.padding.rawValue) + varints(Kind.mark.rawValue)
            + varints(Kind.base64URL.rawValue, 3) + varints(Kind.bytes.rawValue, 2)
        let parts: Parts = [
            .text: text("a\u{1}b\u{1}\u{1}c\u{1}\u{1}"), .inserts: inserts, .padding: text("xyz\"later"),
            .bytes: bytes + bytes + Data([7, 8]),
        ]
        #expect(try body([parts]) == text("a+/+/bxyz\u{1}c-_-_") + Data([7, 8]))
    }

    @Test func numbersAreWrittenAsTheyWere() throws {
        let numbers: [Float] = [-0.0012588563, 1e-05, 0.5, 3]
        var inserts = varints(Kind.numbers.rawValue, 4, 2) + text(", ") + varints(1, 3, 1) + text("3")
        #expect(
            try body([[.text: text("[\u{1}]"), .inserts: inserts, .bytes: planes(numbers)]])
                == text("[-0.0012588563, 1e-05, 0.5, 3]"))
        inserts = varints(Kind.longNumbers.rawValue, 4, 1) + text(",") + varints(0)
        #expect(
            try body([[.text: text("\u{1}"), .inserts: inserts, .bytes: planes(numbers)]])
                == text(numbers.map { Double($0).description }.joined(separator: ",")))
    }

    @Test func numbersInBase64AreGivenBackWithTheirPadding() throws {
        let numbers: [Float] = [0.25, -1.5]
        let parts: Parts = [
            .text: text("\u{1}"), .inserts: varints(Kind.numbersInBase64.rawValue, 2), .bytes: planes(numbers),
        ]
        let bytes = numbers.reduce(Data()) { $0 + withUnsafeBytes(of: $1.bitPattern.littleEndian) { Data($0) } }
        #expect(try body([parts]) == bytes.base64EncodedData())
    }

    @Test(
        arguments: [
            (0x0000, 0), (0x8000, -0.0), (0x0001, 0x1p-24), (0x03FF, 0x1p-14 - 0x1p-24), (0x0400, 0x1p-14),
            (0x3555, 0.33325195),
            (0x3C00, 1), (0xC000, -2), (0x7BFF, 65504), (0x7C00, .infinity),
        ] as [(UInt16, Float)])
    func halfPrecisionIsThatOfTheStandard(half: UInt16, number: Float) {
        #expect(OpenAICache.PackedNumbers.number(ofHalf: half).bitPattern == number.bitPattern)
    }

    @Test func whatIsLargeStandsInAFrameBefore() throws {
        let content = Data((0..<99).map { UInt8($0) })
        let frame = OpenAICache.Frame.encode(.bytes, stored: content)
        let parts: Parts = [
            .text: text("\u{1}"),
            .inserts: varints(Kind.bytes.rawValue | Insert.inFrame, 99, UInt64(frame.count)),
        ]
        #expect(try body([parts], after: frame) == content)
        let other = OpenAICache.Frame.encode(.directory, stored: content)
        #expect(throws: (any Error).self) { try body([parts], after: other) }
        #expect(throws: (any Error).self) { try body([parts]) }
    }

    @Test func anEqualBodyStandsOnce() throws {
        let first: Parts = [.text: text("twice\u{1}"), .inserts: varints(Kind.mark.rawValue)]
        func second(_ distance: UInt64) -> Parts {
            [.text: text("\u{1}"), .inserts: varints(Kind.earlierBody.rawValue, distance)]
        }
        #expect(try body([first, second(1)]) == text("twice\u{1}"))
        #expect(throws: (any Error).self) { try body([first, second(0)]) }
        #expect(throws: (any Error).self) { try body([first, second(2)]) }
        #expect(throws: (any Error).self) { try body([first, second(1), second(1)]) }
    }

    @Test func whatDoesNotAddUpIsAnError() {
        let damaged: [Parts] = [
            [.text: text("\u{1}")],
            [.text: text("\u{1}"), .inserts: varints(9)],
            [.text: text("\u{1}"), .inserts: varints(64)],
            [.text: text("\u{1}"), .inserts: varints(Kind.bytes.rawValue, 3), .bytes: Data([1, 2])],
            [.text: text("\u{1}"), .inserts: varints(Kind.bytes.rawValue, .max), .bytes: Data([1, 2])],
            [.text: text("\u{1}"), .inserts: varints(Kind.padding.rawValue), .padding: text("no end")],
            [.text: text("\u{1}"), .inserts: varints(Kind.numbers.rawValue, 2, 65), .bytes: Data(count: 8)],
            [.text: text("\u{1}"), .inserts: varints(Kind.numbers.rawValue, 2, 0, .max), .bytes: Data(count: 8)],
            [.times: varints(2, 2, 1, 1, 1), .text: text("data: {}\n")],
            [.inserts: varints(3)],
        ]
        for parts in damaged { #expect(throws: (any Error).self, "\(parts)") { try body([parts]) } }
    }

    /// A few bytes that stand for gigabytes: one megabyte, 300 times.
    @Test func aBodyGrowsToABoundOnly() {
        let content = Data(count: 1 << 20)
        let frame = OpenAICache.Frame.encode(.bytes, stored: content)
        let insert = varints(Kind.bytes.rawValue | Insert.inFrame, 1 << 20, UInt64(frame.count))
        let parts: Parts = [
            .text: Data(repeating: Insert.mark, count: 300),
            .inserts: (0..<300).reduce(Data()) { data, _ in data + insert },
        ]
        #expect(throws: (any Error).self) { try body([parts], after: frame) }
    }

    @Test func manyRecordsThatTakeNothingAreRefused() {
        var writer = OpenAICache.ByteWriter()
        writer.append(variable: 4097)
        writer.append(variable: 7)
        writer.append(Data(count: 7 * 4097))
        #expect(throws: (any Error).self) { try OpenAICache.ColumnBlock(writer.data) }
    }

    @Test func piecesThatEndWithEventsAreCountedInThem() throws {
        var answer = OpenAICache.RecordedAnswer(
            status: 200, headers: [:], body: text("data: 1\n\ndata: 2\n\ndata: 3\n\n"),
            pieces: [
                .init(byteCount: 18, microseconds: 5), .init(byteCount: 0, microseconds: 7),
                .init(byteCount: 9, microseconds: 300),
            ], runMicroseconds: 301, recordedAt: -4)
        let inEvents = OpenAICache.PackedTimes.encode(answer)
        #expect(try decoded(inEvents, body: answer.body) == answer)
        answer.pieces = [.init(byteCount: 4, microseconds: 1), .init(byteCount: 23, microseconds: 2)]
        let inBytes = OpenAICache.PackedTimes.encode(answer)
        #expect(try decoded(inBytes, body: answer.body) == answer)
        #expect(inBytes[inBytes.startIndex + 3] == 0 && inEvents[inEvents.startIndex + 3] == 1)
    }

    private func decoded(_ times: Data, body: Data) throws -> OpenAICache.RecordedAnswer {
        var answer = OpenAICache.RecordedAnswer(status: 200, headers: [:], body: body, recordedAt: 0)
        try OpenAICache.PackedTimes.decode(times, into: &answer, withPieces: true)
        return answer
    }
}
