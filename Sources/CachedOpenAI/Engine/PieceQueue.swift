import Foundation

nonisolated extension OpenAICache {
    /// Keeps the pieces of an answer until they are asked for, with `await` or by a thread that waits.
    final class PieceQueue: AnswerSink, @unchecked Sendable {

        private let condition = NSCondition()
        private var pieces: [Data] = []
        private var outcome: Result<Ending, any Error>?
        private var waiting: CheckedContinuation<Void, Never>?
        private var arrivedHead: ResponseHead?

        /// Known as soon as the first piece or the end is.
        var head: ResponseHead? {
            condition.lock()
            defer { condition.unlock() }
            return arrivedHead
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

        /// The pieces that have come since, or nil at the end.
        ///
        /// - Throws: why the answer is not whole, after its last piece.
        func next() async throws -> [Data]? {
            await withCheckedContinuation { continuation in
                if !keepWaiting(continuation) { continuation.resume() }
            }
            return try take()
        }

        /// As `next()`; the thread waits.
        func blockingNext() throws -> [Data]? {
            condition.lock()
            while pieces.isEmpty && outcome == nil { condition.wait() }
            condition.unlock()
            return try take()
        }

        private func keepWaiting(_ continuation: CheckedContinuation<Void, Never>) -> Bool {
            condition.lock()
            defer { condition.unlock() }
            guard pieces.isEmpty && outcome == nil else { return false }
            waiting = continuation
            return true
        }

        private func take() throws -> [Data]? {
            condition.lock()
            defer { condition.unlock() }
            if !pieces.isEmpty {
                defer { pieces = [] }
                return pieces
            }
            _ = try outcome?.get()
            return nil
        }

        private func change(_ body: () -> Void) {
            condition.lock()
            body()
            let isReady = !pieces.isEmpty || outcome != nil
            let ready = isReady ? waiting : nil
            if isReady { waiting = nil }
            condition.broadcast()
            condition.unlock()
            ready?.resume()
        }
    }
}
