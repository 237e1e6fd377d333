import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What must hold for whatever a cache's reader makes of hostile bytes.
struct LayerCheck {
    typealias Identified = (key: OpenAICache.RequestKey, answer: OpenAICache.RecordedAnswer)

    /// An answer is read again and again; what one shows, a thousand don't show better.
    private static let mostAnswers = 200
    /// As for a file without an index: less than this is no answer.
    private static let leastBytesOfAnswer = 8

    let source: any OpenAICache.ByteSource

    func run(_ opened: OpenAICache.CacheOpener.Opened) throws {
        for problem in opened.problems { try checkPlace(of: problem) }
        try BrokenPromise.unless(
            opened.problems.count <= Int(source.count) / 4 + 2, "no more problems than bytes: \(opened.problems.count)")
        guard let layer = opened.layer else {
            try BrokenPromise.unless(source.count == 0 || !opened.problems.isEmpty, "what can't be read says why")
            return
        }
        layer.forEachRequest { _, _ in true }
        let all = try locators(of: layer)
        for key in Set(all.map(\.key)).sorted().prefix(Self.mostAnswers) { try lookUp(key, in: layer) }
        for locator in all.prefix(Self.mostAnswers) { try answer(at: locator, in: layer) }
    }

    /// All places of answers; none if that is an error.
    private func locators(of layer: any OpenAICache.CacheLayer) throws -> [OpenAICache.Locator] {
        var all: [OpenAICache.Locator] = []
        try expectingCacheErrors {
            try layer.forEachLocator { key, locator in
                try BrokenPromise.unless(locator.key == key, "a locator is its key's")
                all.append(locator)
            }
        }
        try checkCount(all.count)
        return all
    }

    private func lookUp(_ key: OpenAICache.RequestKey, in layer: any OpenAICache.CacheLayer) throws {
        try expectingCacheErrors {
            let found = try layer.locators(for: key)
            try BrokenPromise.unless(found.allSatisfy { $0.key == key }, "a look-up finds nothing of another key")
            try checkCount(found.count)
        }
    }

    private func checkCount(_ count: Int) throws {
        try BrokenPromise.unless(
            count <= Int(source.count) / Self.leastBytesOfAnswer, "\(count) answers in \(source.count) bytes")
    }

    private func answer(at locator: OpenAICache.Locator, in layer: any OpenAICache.CacheLayer) throws {
        try expectingCacheErrors {
            let answer = try layer.answer(at: locator)
            try BrokenPromise.unless(answer.recordedAt == locator.recordedAt, "the answer is the one that was named")
            try replay(answer)
        }
    }

    /// The pieces make up the body, whatever they say.
    private func replay(_ answer: OpenAICache.RecordedAnswer) throws {
        let collector = Pieces()
        OpenAICache.Replay(answer, isDelayed: false, sink: collector).start()
        try BrokenPromise.unless(collector.bytes == answer.body, "a replay gives the body")
    }

    private func expectingCacheErrors(_ work: () throws -> Void) throws {
        do {
            try work()
        } catch let error as OpenAICache.CacheError {
            try checkPlace(of: error)
        }
    }

    private func checkPlace(of problem: OpenAICache.CacheError) throws {
        try BrokenPromise.unless(
            problem.file == source.name && problem.offset.map { $0 <= source.count } ?? false,
            "an error names the file and a place in it: \(problem)")
    }

    private final class Pieces: OpenAICache.AnswerSink {
        private let state = OpenAICache.Locked(Data())

        var bytes: Data { state.withLock { $0 } }

        func receive(head: OpenAICache.ResponseHead) {}
        func receive(piece: Data, at microseconds: UInt64) { state.withLock { $0 += piece } }
        func end(_ outcome: Result<OpenAICache.Ending, any Error>) {}
    }
}
