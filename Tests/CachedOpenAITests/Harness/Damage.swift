import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A cache file, what is in it, and what must be left of it when it is damaged.
struct Damage {
    typealias Recording = OpenAICache.Recording

    let whole: Data
    private let recordings: [Recording]
    /// Where the frames with answers are, and whose.
    private let frames: [(range: Range<Int>, recordedAt: [Int64])]

    init(_ whole: Data, _ recordings: [Recording]) throws {
        self.whole = whole
        self.recordings = recordings
        let source = OpenAICache.DataSource(whole, name: "whole")
        var walk = OpenAICache.FrameWalk(source, from: UInt64(OpenAICache.FileHeader.byteCount), to: source.count)
        var frames: [(Range<Int>, [Int64])] = []
        while let place = walk.next() {
            guard place.frame.kind == .answers || place.frame.kind == .packedAnswers,
                let records = try OpenAICache.RecordFrame(place.frame, in: source, at: place.offset)
            else { continue }
            let end = Int(place.offset + place.frame.storedCount) + OpenAICache.Frame.headerCount
            frames.append((Int(place.offset)..<end, try records.heads().map(\.fields.answer.recordedAt)))
        }
        self.frames = frames
    }

    /// What is read of a file, and what is said about the rest.
    struct Reading {
        var answers: [Int64: Data] = [:]
        var problems: [OpenAICache.CacheError] = []
        var hasLayer = false
    }

    func reading(_ source: any OpenAICache.ByteSource) -> Reading {
        let opened = OpenAICache.CacheOpener.open(source)
        var reading = Reading(problems: opened.problems, hasLayer: opened.layer != nil)
        guard let layer = opened.layer else { return reading }
        for key in Set(recordings.map(\.key)) {
            do {
                for locator in try layer.locators(for: key) {
                    do {
                        reading.answers[locator.recordedAt] = try layer.answer(at: locator).body
                    } catch {
                        note(error, in: &reading)
                    }
                }
            } catch {
                note(error, in: &reading)
            }
        }
        layer.forEachRequest { _, _ in true }
        return reading
    }

    private func note(_ error: any Error, in reading: inout Reading) {
        if let error = error as? OpenAICache.CacheError {
            reading.problems.append(error)
        } else {
            Issue.record("no CacheError: \(error)")
        }
    }

    /// Every answer whose frame is whole is read, none is wrong, and what is missing is named with its place.
    @discardableResult
    func expectSalvage(of data: Data, _ what: @autoclosure () -> String) -> Reading {
        let reading = reading(OpenAICache.DataSource(data, name: "the/file"))
        for recording in recordings {
            guard let body = reading.answers[recording.answer.recordedAt] else { continue }
            if body != recording.answer.body { Issue.record("\(what()): a wrong answer") }
        }
        for frame in frames where isWhole(frame.range, in: data) {
            for recordedAt in frame.recordedAt where reading.answers[recordedAt] == nil {
                Issue.record("\(what()): the answer of \(recordedAt) is lost though its frame is whole")
            }
        }
        if reading.answers.count < recordings.count, reading.problems.isEmpty {
            Issue.record("\(what()): answers are missing and nothing is said")
        }
        for problem in reading.problems {
            let hasPlace = problem.offset.map { $0 <= UInt64(data.count) } ?? false
            if problem.file != "the/file" || !hasPlace || !problem.description.hasPrefix("the/file at byte ") {
                Issue.record("\(what()): \(problem) names no place")
            }
        }
        return reading
    }

    private func isWhole(_ range: Range<Int>, in data: Data) -> Bool {
        data.count >= range.upperBound && data[range] == whole[range]
    }
}
