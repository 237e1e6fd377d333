import Foundation

nonisolated extension OpenAICache {
    /// Keeps the pieces of an answer until they are asked for, with `await` or by a thread that waits.
    final class PieceQueue: AnswerSink, @unchecked Sendable {
        /// One who waits, until something comes or it gives up.
        final class Waiter: @unchecked Sendable {
            fileprivate var continuation: CheckedContinuation<Void, Never>?
            fileprivate var hasLeft = false
        }

        private let condition = NSCondition()
        private var pieces: [Data] = []
        private var outcome: Result<Ending, any Error>?
        private var waiting: [Waiter] = []
        private var arrivedHead: ResponseHead?

        /// Known as soon as the first piece or the end is.
        var head: ResponseHead? {
            condition.lock()
            defer { condition.unlock() }
            return arrivedHead
        }

        /// Whether the answer, which is at its end, came from the cache.
        var isReplay: Bool {
            condition.lock()
            defer { condition.unlock() }
            return (try? outcome?.get())?.isReplay ?? false
        }

        func receive(head: ResponseHead) {
            change { arrivedHead = head }
        }

        func receive(piece: Data, at microseconds: UInt64) {
            change { pieces.append(piece) }
        }

        func end(_ outcome: Result<Ending, any Error>) {
            change { self.outcome = outcome }
        }

        /// The pieces that have come since; none if there are none yet, nil at the end.
        ///
        /// - Throws: why the answer is not whole, after its last piece.
        func take() throws -> [Data]? {
            condition.lock()
            defer { condition.unlock() }
            if pieces.isEmpty, let outcome {
                _ = try outcome.get()
                return nil
            }
            defer { pieces = [] }
            return pieces
        }

        /// Returns when there is something to take, or when the waiter leaves.
        func wait(_ waiter: Waiter) async {
            await _Concurrency.withCheckedContinuation { continuation in
                if !keepWaiting(waiter, continuation) { continuation.resume() }
            }
        }

        /// The thread waits until there is something to take.
        func blockingWait() {
            condition.lock()
            while !isReady { condition.wait() }
            condition.unlock()
        }

        func leave(_ waiter: Waiter) {
            condition.lock()
            waiter.hasLeft = true
            waiting.removeAll { $0 === waiter }
            let continuation = waiter.continuation
            waiter.continuation = nil
            condition.unlock()
            continuation?.resume()
        }

        private var isReady: Bool { !pieces.isEmpty || outcome != nil }

        private func keepWaiting(_ waiter: Waiter, _ continuation: CheckedContinuation<Void, Never>) -> Bool {
            condition.lock()
            defer { condition.unlock() }
            guard !isReady, !waiter.hasLeft else { return false }
            waiter.continuation = continuation
            waiting.append(waiter)
            return true
        }

        private func change(_ body: () -> Void) {
            condition.lock()
            body()
            let ready = isReady ? waiting : []
            if isReady { waiting = [] }
            let continuations = ready.compactMap(\.continuation)
            for waiter in ready { waiter.continuation = nil }
            condition.broadcast()
            condition.unlock()
            for continuation in continuations { continuation.resume() }
        }
    }
}
