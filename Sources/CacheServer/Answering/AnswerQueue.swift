import CachedOpenAI
import Foundation

/// An answer on its way from the engine to a connection: keeps what has come until it is asked for.
final class AnswerQueue: OpenAICache.AnswerSink {
    typealias Outcome = Result<OpenAICache.Ending, any Error>

    /// What has come since the last time.
    struct Batch {
        var head: OpenAICache.ResponseHead?
        var pieces: [Data] = []
        var outcome: Outcome?
    }

    private struct State {
        var batch = Batch()
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let state = OpenAICache.Locked(State())

    func receive(head: OpenAICache.ResponseHead) { change { $0.head = head } }

    func receive(piece: Data, at microseconds: UInt64) { change { $0.pieces.append(piece) } }

    func end(_ outcome: Outcome) { change { $0.outcome = $0.outcome ?? outcome } }

    /// Waits until something has come. Of a task that is cancelled, that is the end.
    func next() async -> Batch {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isThere = state.withLock { state in
                    if Self.holdsSomething(state.batch) { return true }
                    state.waiting = continuation
                    return false
                }
                if isThere { continuation.resume() }
            }
        } onCancel: {
            end(.failure(CancellationError()))
        }
        return state.withLock { state in
            // That it is over stays.
            defer { state.batch = Batch(outcome: state.batch.outcome) }
            return state.batch
        }
    }

    private static func holdsSomething(_ batch: Batch) -> Bool {
        batch.head != nil || !batch.pieces.isEmpty || batch.outcome != nil
    }

    private func change(_ body: (inout Batch) -> Void) {
        let waiting = state.withLock { state in
            body(&state.batch)
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }
}
