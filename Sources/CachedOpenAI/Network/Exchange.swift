import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// One request until its answer is final: sent, and sent again where the policy says so.
    final class Exchange: TransportReceiver, Departing {
        private struct State {
            var task: URLSessionTask?
            var timer: IdleTimer?
            var isTimedOut = false
            var retriesDone = 0
            var startedAt: UInt64 = 0
            var head: ResponseHead?
            /// What is held back until it is known that this try is the final one.
            var held: [(piece: Data, microseconds: UInt64)] = []
            var isCancelled = false
            var hasEnded = false
        }

        private let request: URLRequest
        private let policy: RetryPolicy
        private let deliversPieces: Bool
        private let sink: any AnswerSink
        private let state = Locked(State())

        /// - Parameters:
        ///   - deliversPieces: pieces of a success reach the sink as they come, so a break in the middle is final.
        ///     Otherwise they come when the answer is whole, and a break is one more reason to try again.
        init(_ request: URLRequest, policy: RetryPolicy, deliversPieces: Bool, sink: any AnswerSink) {
            self.request = request
            self.policy = policy
            self.deliversPieces = deliversPieces
            self.sink = sink
        }

        func start() {
            state.withLock { state in
                if state.isCancelled { return }
                state.startedAt = Clock.microseconds
                state.isTimedOut = false
                state.timer = IdleTimer(seconds: request.timeoutInterval) { [weak self] in self?.timeOut() }
                state.head = nil
                state.held = []
                state.task = Transport.shared.send(request, to: self)
            }
        }

        /// Closes the connection. The sink hears of it as an error.
        func cancel() {
            let task = state.withLock { state in
                state.isCancelled = true
                return state.task
            }
            task?.cancel()
            end(.failure(CancellationError()))
        }

        func stopReading() { cancel() }

        func transportDidReceive(head: ResponseHead) {
            state.withLock { state in
                state.head = head
                state.timer?.touch()
            }
            if deliversPieces && head.isSuccess { sink.receive(head: head) }
        }

        func transportDidReceive(piece: Data) {
            let microseconds: UInt64? = state.withLock { state in
                state.timer?.touch()
                let now = Clock.microseconds &- state.startedAt
                if deliversPieces && state.head?.isSuccess == true { return now }
                state.held.append((piece, now))
                return nil
            }
            if let microseconds { sink.receive(piece: piece, at: microseconds) }
        }

        func transportDidEnd(_ error: (any Error)?) {
            let (head, isCancelled, isTimedOut) = state.withLock { state in
                state.timer?.stop()
                state.timer = nil
                return (state.head, state.isCancelled, state.isTimedOut)
            }
            if isCancelled { return }
            if let error = isTimedOut ? URLError(.timedOut) : error {
                let isBegun = deliversPieces && head?.isSuccess == true
                if isBegun || !policy.isRetryable(error) || !retry(after: nil) { end(.failure(error)) }
            } else if let head {
                if head.isSuccess || !policy.isRetryable(head) || !retry(after: head) { deliver(head) }
            } else {
                end(.failure(URLError(.badServerResponse)))
            }
        }

        private func timeOut() {
            let task = state.withLock { state in
                state.isTimedOut = true
                return state.task
            }
            task?.cancel()
        }

        /// Returns false if there is no try left.
        private func retry(after head: ResponseHead?) -> Bool {
            let done: Int? = state.withLock { state in
                guard state.retriesDone < policy.maxRetries else { return nil }
                state.retriesDone += 1
                return state.retriesDone - 1
            }
            guard let done else { return false }
            let seconds = policy.seconds(afterRetries: done, head: head)
            Clock.queue.asyncAfter(deadline: .now() + seconds) { self.start() }
            return true
        }

        private func deliver(_ head: ResponseHead) {
            let (held, startedAt) = state.withLock { ($0.held, $0.startedAt) }
            if !(deliversPieces && head.isSuccess) { sink.receive(head: head) }
            for (piece, microseconds) in held { sink.receive(piece: piece, at: microseconds) }
            end(.success(Ending(runMicroseconds: Clock.microseconds &- startedAt)))
        }

        private func end(_ outcome: Result<Ending, any Error>) {
            let isFirst = state.withLock { state in
                defer { state.hasEnded = true }
                return !state.hasEnded
            }
            if isFirst { sink.end(outcome) }
        }
    }
}
