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
        /// Nobody will ask for more.
        var isForgotten = false
        /// Told how that ends.
        var forgotten: (@Sendable (Outcome) -> Void)?
        var isCancelled = false
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let state = OpenAICache.Locked(State())

    func receive(head: OpenAICache.ResponseHead) { change { $0.batch.head = head } }

    func receive(piece: Data, at microseconds: UInt64) {
        change { if !$0.isForgotten { $0.batch.pieces.append(piece) } }
    }

    func end(_ outcome: Outcome) {
        change { $0.batch.outcome = $0.batch.outcome ?? outcome }
        let forgotten = state.withLock { state in
            defer { state.forgotten = nil }
            return state.forgotten
        }
        forgotten?(outcome)
    }

    /// What comes from now on is not kept here.
    /// - Parameter ended: told how it ends; at once if it has ended.
    func forget(_ ended: @escaping @Sendable (Outcome) -> Void) {
        let outcome = state.withLock { state in
            state.isForgotten = true
            state.batch.pieces = []
            if state.batch.outcome == nil { state.forgotten = ended }
            return state.batch.outcome
        }
        if let outcome { ended(outcome) }
    }

    /// Waits until something has come. Of a task that is cancelled, that is the end.
    func next() async -> Batch {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isThere = state.withLock { state in
                    if state.isCancelled || Self.holdsSomething(state.batch) { return true }
                    state.waiting = continuation
                    return false
                }
                if isThere { continuation.resume() }
            }
        } onCancel: {
            change { $0.isCancelled = true }
        }
        return state.withLock { state in
            if state.isCancelled { return Batch(outcome: .failure(CancellationError())) }
            // That it is over stays.
            defer { state.batch = Batch(outcome: state.batch.outcome) }
            return state.batch
        }
    }

    private static func holdsSomething(_ batch: Batch) -> Bool {
        batch.head != nil || !batch.pieces.isEmpty || batch.outcome != nil
    }

    private func change(_ body: (inout State) -> Void) {
        let waiting = state.withLock { state in
            body(&state)
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }
}
