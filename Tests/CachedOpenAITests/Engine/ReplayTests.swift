import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What a recorded answer is given as, piece by piece.
@Suite struct ReplayTests {
    private final class Sink: OpenAICache.AnswerSink {
        let events = OpenAICache.Locked<[String]>([])
        let onPiece: @Sendable () -> Void

        init(onPiece: @escaping @Sendable () -> Void = {}) {
            self.onPiece = onPiece
        }

        var log: [String] { events.withLock { $0 } }

        func receive(head: OpenAICache.ResponseHead) { events.withLock { $0.append("head") } }

        func receive(piece: Data, at microseconds: UInt64) {
            events.withLock { $0.append(String(decoding: piece, as: UTF8.self)) }
            onPiece()
        }

        func end(_ outcome: Result<OpenAICache.Ending, any Error>) {
            events.withLock { $0.append((try? outcome.get()) == nil ? "given up" : "end") }
        }
    }

    private func answer(_ body: String, _ counts: [Int], _ times: [UInt64] = []) -> OpenAICache.RecordedAnswer {
        let pieces = counts.enumerated().map { index, count in
            OpenAICache.RecordedAnswer.Piece(byteCount: count, microseconds: index < times.count ? times[index] : 0)
        }
        // A slice, as the readers give it.
        return .init(
            status: 200, headers: [:], body: Data("--\(body)".utf8).dropFirst(2), pieces: pieces, recordedAt: 0)
    }

    @Test func piecesEndWhereTheyEnded() {
        let sink = Sink()
        OpenAICache.Replay(answer("abcdef", [1, 0, 3]), isDelayed: false, sink: sink).start()
        #expect(sink.log == ["head", "a", "", "bcd", "ef", "end"])
    }

    @Test(arguments: [[Int.max], [1, .max], [3, .max, .max, 1], [.max, .max]])
    func piecesThatClaimMoreThanThereIsAreNoTrap(counts: [Int]) {
        let sink = Sink()
        OpenAICache.Replay(answer("abcdef", counts), isDelayed: false, sink: sink).start()
        #expect(
            sink.log.first == "head" && sink.log.last == "end" && sink.log.dropFirst().dropLast().joined() == "abcdef")
    }

    @Test func givenUpInTheMiddleNothingMoreComes() {
        let running = OpenAICache.Locked<OpenAICache.Replay?>(nil)
        let sink = Sink { running.withLock { $0 }?.cancel() }
        let replay = OpenAICache.Replay(answer("abcdef", [1, 1, 1]), isDelayed: false, sink: sink)
        running.withLock { $0 = replay }
        replay.start()
        #expect(sink.log == ["head", "a", "given up"])
    }

    @Test func aDelayedPieceNeverComesBeforeItsTime() async throws {
        let times: [UInt64] = [20_000, 60_000, 140_000]
        let start = ContinuousClock.now
        let arrivals = OpenAICache.Locked<[Duration]>([])
        let sink = Sink { arrivals.withLock { $0.append(ContinuousClock.now - start) } }
        let replay = OpenAICache.Replay(answer("abc", [1, 1, 1], times), isDelayed: true, sink: sink)
        replay.start()
        try await eventually("the end") { sink.log.last == "end" }
        #expect(sink.log == ["head", "a", "b", "c", "end"])
        for (arrival, time) in zip(arrivals.withLock { $0 }, times) { #expect(arrival >= .microseconds(time)) }
    }

    @Test func aTimeBeyondAllTimesCanBeGivenUp() async throws {
        let sink = Sink()
        let replay = OpenAICache.Replay(answer("ab", [1, 1], [0, .max]), isDelayed: true, sink: sink)
        replay.start()
        try await eventually("the first piece") { sink.log.count >= 2 }
        replay.cancel()
        #expect(sink.log == ["head", "a", "given up"])
    }
}
