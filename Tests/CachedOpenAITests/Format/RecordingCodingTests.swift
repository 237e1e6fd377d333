import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct RecordingCodingTests {
    private typealias Coding = OpenAICache.RecordingCoding
    private typealias Recording = OpenAICache.Recording

    private func full() -> Recording {
        var recording = SampleRecording.number(1, seed: -5, marks: .replacesEarlier)
        recording.request.query = "a=1"
        recording.answer.status = 299
        recording.answer.headers = ["content-type": "text/x; a=\u{0}b", "": "", "x": ""]
        recording.answer.body = Data(0...255)
        recording.answer.pieces = [(3, 10), (0, 10), (200, 4), (Int.max, 1 << 60)].map {
            .init(byteCount: $0.0, microseconds: $0.1)
        }
        recording.answer.recordedAt = -1
        recording.answer.runMicroseconds = .max
        return recording
    }

    private func bare() -> Recording {
        Recording(
            key: SampleRecording.key(of: 0),
            request: .init(method: "", path: "", query: "", contentType: nil, body: Data()),
            seed: nil, base: "", answer: .init(status: 0, headers: [:], body: Data(), recordedAt: 0))
    }

    private func expectSame(_ one: Recording, _ other: Recording?, at place: SourceLocation = #_sourceLocation) {
        #expect(one.key == other?.key && one.seed == other?.seed && one.base == other?.base, sourceLocation: place)
        #expect(one.request == other?.request && one.answer == other?.answer, sourceLocation: place)
        #expect(one.marks == other?.marks, sourceLocation: place)
    }

    @Test func whatIsWrittenIsRead() throws {
        for recording in [full(), bare(), SampleRecording.number(3, seed: 0)] {
            expectSame(recording, try Coding.Fields(Coding.encode(recording)).recording)
        }
    }

    @Test func requestsAndAnswersStandForThemselves() throws {
        let whole = full()
        let request = try Coding.Fields(Coding.encodeRequest(whole.request, key: whole.key))
        #expect(request.key == whole.key && request.request == whole.request)
        let answer = try Coding.Fields(
            Coding.encodeAnswer(
                whole.answer, key: whole.key, seed: whole.seed, base: whole.base, marks: .replacesEarlier)
        )
        #expect(
            answer.key == whole.key && answer.answer == whole.answer && answer.seed == -5
                && answer.marks == .replacesEarlier)
    }

    @Test func whatALaterVersionAddsIsPassedOver() throws {
        var writer = OpenAICache.ByteWriter()
        for tag in [0, 11, 15, 30, 1 << 40] as [UInt64] { writer.append(field: tag, "news") }
        expectSame(full(), try Coding.Fields(writer.data + Coding.encode(full()) + writer.data).recording)
    }

    @Test func cutAnywhereItIsAnErrorOrHasLess() {
        let data = Coding.encode(full())
        for count in 0..<data.count {
            if let fields = try? Coding.Fields(data.prefix(count)) { #expect(fields.answer != full().answer) }
        }
    }

    @Test func noRandomChangeCrashes() {
        var dice = Dice(9)
        let data = Coding.encode(full())
        for _ in 0..<3_000 {
            var changed = data
            for _ in 0..<3 {
                changed[Int.random(in: 0..<changed.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            _ = try? Coding.Fields(changed).recording
        }
    }

    @Test func aKeyOfAnotherLengthIsNone() throws {
        var writer = OpenAICache.ByteWriter()
        writer.append(field: 1, Data(count: 31))
        #expect(try Coding.Fields(writer.data).recording == nil)
    }

    @Test func recordsOfABlockAreFoundAtTheirPlaces() throws {
        var block = OpenAICache.RecordBlock()
        let places = (0..<5).map {
            block.append(Coding.encode(SampleRecording.number($0, answer: String(repeating: "x", count: $0 * 90))))
        }
        for (number, place) in places.enumerated() {
            #expect(
                try OpenAICache.RecordBlock.fields(in: block.payload, at: place).key == SampleRecording.key(of: number))
        }
        #expect(throws: (any Error).self) {
            try OpenAICache.RecordBlock.fields(in: block.payload, at: UInt32(block.byteCount))
        }
        #expect(throws: (any Error).self) { try OpenAICache.RecordBlock.fields(in: block.payload, at: .max) }
    }
}
