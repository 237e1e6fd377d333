import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Records and journals that are broken or made to do harm.
@Suite struct HostileRecordTests {
    private typealias Coding = OpenAICache.RecordingCoding

    /// Two bytes of a field make dozens in memory, and a thousand of them make one in a compressed file.
    @Test func aRecordOfEmptyFieldsTakesNoMoreThanAnAnswerMay() throws {
        var writer = OpenAICache.ByteWriter()
        writer.append(field: 18, "the body")
        for _ in 0..<20_000 { writer.append(field: 22, Data()) }
        for number in 0..<5_000 { writer.append(field: 17, "\(number)\0") }
        writer.append(field: 19, Data(count: 6_000_000))
        let answer = try Coding.Fields(writer.data).answer
        #expect(answer.pictures.count == 1 << 14 && answer.headers.count == 1_024 && answer.pieces.count == 1 << 20)
        #expect(answer.body == Data("the body".utf8))
    }

    /// In a journal of 270 bytes.
    @Test func piecesWhoseLengthsAddUpToTooMuchArePackedAsTheyAre() throws {
        for lengths in [[3, Int.max], [Int.max, Int.max], [3, 0, Int.max - 3], [5, 1]] {
            var answer = SampleRecording.number(1, answer: "a\n\nb").answer
            answer.pieces = lengths.map { .init(byteCount: $0, microseconds: 1) }
            var again = answer
            try OpenAICache.PackedTimes.decode(OpenAICache.PackedTimes.encode(answer), into: &again, withPieces: true)
            #expect(again.pieces == answer.pieces)
        }
    }

    /// A frame says how long it is; if a piece is missing from it, the next one starts earlier than it says.
    @Test func aFrameWithAMissingPieceTakesNoneOfTheNextWithIt() throws {
        let recordings = (0..<4).map { SampleRecording.number($0, answer: String(repeating: "x", count: 300)) }
        let whole = SampleFile.journal(recordings)
        let start = 36 + 36 + SampleFile.frame(of: recordings[0]).count
        for count in stride(from: 1, to: 300, by: 7) {
            var data = whole
            data.removeSubrange(start + 20..<start + 20 + count)
            let opened = OpenAICache.CacheOpener.openJournal(OpenAICache.DataSource(data, name: "a journal"))
            let layer = try #require(opened.layer)
            for number in [0, 2, 3] {
                #expect(try layer.locators(for: recordings[number].key).count == 1, "\(number), \(count) missing")
            }
            #expect(try layer.locators(for: recordings[1].key).isEmpty && !opened.problems.isEmpty)
        }
    }

    /// Its frame is torn and says that it is longer than the file: once the file has grown, it may be long enough.
    @Test func whatIsAppendedBehindATornFrameIsFoundAgain() throws {
        let torn = SampleFile.frame(of: SampleRecording.number(0, answer: String(repeating: "x", count: 500)))
        let journal = SampleFile.journal([]) + torn.prefix(60) + SampleFile.frame(of: SampleRecording.number(1))
        let data = try SampleFile.inTemporaryFile { path in
            try journal.write(to: URL(fileURLWithPath: path))
            for number in 2...4 {
                let file = try #require(try OpenAICache.JournalFile.open(path: path, waiting: 1) { _ in })
                #expect(try file.append(SampleRecording.number(number), waiting: 1))
            }
        }
        let layer = try #require(OpenAICache.CacheOpener.openJournal(OpenAICache.DataSource(data, name: "x")).layer)
        for number in 1...4 { #expect(try layer.locators(for: SampleRecording.key(of: number)).count == 1) }
    }

    /// Looking into damaged frames again and again would take forever.
    @Test(.timeLimit(.minutes(2))) func framesThatAllHoldTheRestOfTheFileAreReadInTime() {
        var data = Data()
        let count = 400_000
        while data.count < count {
            var frame = OpenAICache.Frame.encode(.recording, stored: Data(count: 1))
            let size = UInt64(max(0, count - data.count - 80))
            withUnsafeBytes(of: size.littleEndian) { frame.replaceSubrange(8..<16, with: $0) }
            let checksum = OpenAICache.CRC32.checksum(frame.prefix(28))
            withUnsafeBytes(of: checksum.littleEndian) { frame.replaceSubrange(28..<32, with: $0) }
            data += frame.prefix(36)
        }
        let source = CountingSource(data)
        #expect(OpenAICache.ScannedFile(source, from: 0).isEmpty)
        #expect(source.readCount < 60 * count)
    }
}
