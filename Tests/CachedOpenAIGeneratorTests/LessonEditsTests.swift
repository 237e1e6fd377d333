import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

/// Like `RegenerationTests`, with the kinds of lesson that people make, and what they do to them.
@Suite("Making a lesson's file again")
struct LessonEditsTests {
    @Test(
        "after one small change changes less than one line in twenty", arguments: MadeUpLesson.all,
        [MadeUpLesson.Edit.questionChanged, .questionAdded, .questionRemoved, .answerReplaced])
    func fewLinesChange(lesson: MadeUpLesson, edit: MadeUpLesson.Edit) throws {
        // What a lesson left in a journal, and what it left in a cache file and a journal, are not equally long.
        let again = Array(lesson.recordings.suffix(lesson.recordings.count / 40))
        let before = Set(try Self.payload(lesson.recordings, and: again))
        let otherLines = try Self.otherLines.get()
        for turn in 0..<lesson.editCount {
            let place = (turn * 2 + 1) * lesson.recordings.count / (2 * lesson.editCount)
            let after = try Self.payload(lesson.recordings(after: edit, at: place))
            let (changed, count) = (Set(after).subtracting(before).count, after.count + otherLines)
            #expect(changed * 20 < count, "\(changed) of \(count) lines, \(edit) at \(place)")
        }
    }

    @Test("the same recordings make the same file")
    func deterministic() throws {
        for lesson in MadeUpLesson.all {
            #expect(try Self.packed(lesson.recordings).digest == Self.packed(lesson.recordings).digest)
        }
    }

    /// Hardly one comes twice.
    private static func payload(
        _ recordings: [OpenAICache.Recording], and again: [OpenAICache.Recording] = []
    ) throws -> [Substring] {
        var payload = Data()
        try PayloadLines.write(packed(recordings, and: again).sections) { payload += $0 }
        return lines(of: payload)
    }

    /// How many lines of a generated file no cache changes.
    private static let otherLines = Result {
        let nothing = try packed([])
        var file = Data()
        try EmbeddedFile(head: FileHead(version: "1", options: .init()), cache: nothing).write { file += $0 }
        return lines(of: file).count - (try payload([])).count
    }

    private static func packed(
        _ recordings: [OpenAICache.Recording], and again: [OpenAICache.Recording] = []
    ) throws -> PackedCache {
        let caches = ([recordings] + (again.isEmpty ? [] : [again])).map { SampleCache.journal(of: $0) }
        return try CachePacker.pack(
            MaterializeInputs(caches: caches.map { .init(name: "journal", bytes: $0) }), options: .init())
    }

    private static func lines(of text: Data) -> [Substring] {
        String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }
}
