import CZlib
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

/// How small real answers become, against zlib over all of them at once and against the bytes of their media.
@Suite("Packed size", .enabled(if: RecordedCorpus.isThere, "\(RecordedCorpus.absence)"))
struct PackedSizeTests {
    private static let largeBody = 100_000

    private static func packedCount(of rows: [Corpus.Row]) throws -> Int {
        let journal = rows.enumerated().reduce(OpenAICache.JournalHeader(identifier: Data(count: 16)).encode()) {
            $0 + OpenAICache.Frame.encode(.recording, stored: encode($1.element, number: $1.offset))
        }
        var options = MaterializeOptions()
        options[.hashKeys] = true
        options[.allowSecrets] = true
        options[.keepFailures] = true
        return try CachePacker.pack(
            MaterializeInputs(caches: [.init(name: "journal", bytes: journal)]), options: options
        ).byteCount
    }

    private static func encode(_ row: Corpus.Row, number: Int) -> Data {
        var recording = SampleCache.recording("", path: row.path, number: number)
        recording.answer.body = row.response.data
        recording.answer.headers = ["content-type": row.responseType ?? ""]
        recording.answer.recordedAt += Int64(number * 900_000 + number * number * 7919 % 800_000)
        recording.answer.runMicroseconds = UInt64(number * number * 104_729 % 3_000_000)
        return OpenAICache.RecordingCoding.encode(recording)
    }

    /// At level 9.
    private static func zlibCount(of data: Data) -> Int {
        var count = compressBound(uLong(data.count))
        var target = [UInt8](repeating: 0, count: Int(count))
        _ = data.withUnsafeBytes {
            compress2(&target, &count, $0.bindMemory(to: UInt8.self).baseAddress, uLong(data.count), 9)
        }
        return Int(count)
    }

    @Test("of all text is no more than zlib's over all of it at once")
    func text() throws {
        let rows = try Corpus().rows.filter {
            (200..<300).contains($0.status) && $0.response.data.count < Self.largeBody
        }
        let bodies = rows.reduce(into: Data()) { $0.append($1.response.data) }
        let reference = Self.zlibCount(of: bodies)
        let packed = try Self.packedCount(of: rows)
        print("text: \(packed) bytes for \(rows.count) answers, zlib's are \(reference)")
        #expect(packed <= reference)
    }
}
