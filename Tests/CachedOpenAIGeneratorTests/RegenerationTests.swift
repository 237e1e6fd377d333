import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

@Suite("Making the file again")
struct RegenerationTests {
    /// Of a few kilobytes, and unlike any other.
    private static func answer(_ number: Int) -> String {
        let prose = MadeUpText.prose(words: 300, seed: number)
        return #"{"id":"chatcmpl-\#(number)","choices":[{"message":{"content":"\#(prose)"}}]}"#
    }

    private static func file(_ numbers: [Int], path: (Int) -> String) throws -> [Substring] {
        let journal = numbers.reduce(OpenAICache.JournalHeader(identifier: Data(count: 16)).encode()) { data, number in
            let recording = SampleCache.recording(answer(number), path: path(number), number: number)
            return data + OpenAICache.Frame.encode(.recording, stored: OpenAICache.RecordingCoding.encode(recording))
        }
        let packed = try CachePacker.pack(
            MaterializeInputs(caches: [.init(name: "journal", bytes: journal)]), options: .init())
        var file = Data()
        try EmbeddedFile(head: FileHead(version: "1", options: .init()), cache: packed).write { file += $0 }
        return String(decoding: file, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test("with one answer more among 500 changes less than one line in twenty", arguments: [0, 250, 500])
    func fewLinesChange(added: Int) throws {
        let numbers = Array(0...500)
        let path = { (number: Int) in number % 3 == 0 ? "/completions" : "/chat/completions" }
        let before = try Self.file(numbers.filter { $0 != added }, path: path)
        let after = try Self.file(numbers, path: path)
        let changed = after.difference(from: before)
        #expect(changed.insertions.count * 20 < after.count, "\(changed.insertions.count) of \(after.count) lines")
        #expect(changed.removals.count * 20 < before.count)
    }
}
