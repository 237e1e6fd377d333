import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// One request until its answer is final: sent when its turn comes, and sent again where the policy says so.
    final class Exchange: TransportReceiver, Startable {
        private struct State {
            var turn: Turns.Turn?
            var transmission: Transmission?
            var timer: IdleTimer?
            /// Why the try was given up.
            var failure: (any Error)?
            var hasConnection = false
            var retriesDone = 0
            var startedAt: UInt64 = 0
            var head: ResponseHead?
            var byteCount = 0
            /// What is held back until it is known that this try is the final one.
            var held: [(piece: Data, microseconds: UInt64)] = []
            var isCancelled = false
            var hasEnded = false
        }

        private let request: URLRequest
        private let policy: RetryPolicy
        private let limits: AnswerLimits
        private let turns: Turns
        private let mostAtOnce: Int
        private let deliversPieces: Bool
        private let tell: @Sendable (RetryWait) -> Void
        private let sink: any AnswerSink
        private let state = Locked(State())

        /// - Parameters:
        ///   - mostAtOnce: how many to its server may be sending for it to be sent.
        ///   - tell: hears of each wait before another try.
        ///   - deliversPieces: pieces of a success reach the sink as they come, so a break in the middle is final.
        ///     Otherwise they come when the answer is whole, and a break is one more reason to try again.
        init(
            _ request: URLRequest, policy: RetryPolicy, limits: AnswerLimits = .init(), turns: Turns = .shared,
            mostAtOnce: Int = Settings.usualCallsAtOnce, deliversPieces: Bool,
            tell: @escaping @Sendable (RetryWait) -> Void = { _ in }, sink: any AnswerSink
        ) {
            self.request = request
            self.policy = policy
            self.limits = limits
            self.turns = turns
            self.mostAtOnce = mostAtOnce
            self.tell = tell
            self.deliversPieces = deliversPieces
            self.sink = sink
        }

        func start() {
            let turn = turns.turn(at: request.url, most: mostAtOnce) { self.send() }
            let isCancelled = state.withLock { state in
                state.turn = turn
                return state.isCancelled
            }
            if !isCancelled { turn.wait() }
        }

        private func send() {
            state.withLock { state in
                if state.isCancelled { return }
                state.startedAt = Clock.microseconds
                state.failure = nil
                state.hasConnection = false
                state.head = nil
                state.byteCount = 0
                state.held = []
                state.timer = IdleTimer(seconds: request.timeoutInterval, first: firstSeconds) { [weak self] in
                    self?.timeOut()
                }
                state.transmission = Transport.shared.send(request, to: self)
            }
        }

        /// A connection is seen when the body goes out, and not without one.
        private var firstSeconds: Double { request.httpBody == nil ? .infinity : limits.connectSeconds }

        /// Closes the connection. The sink hears of it as an error.
        func cancel() {
            let (turn, transmission) = state.withLock { state in
                state.isCancelled = true
                return (state.turn, state.transmission)
            }
            turn?.leave()
            transmission?.cancel()
            end(.failure(CancellationError()))
        }

        func stopReading() { cancel() }

        // MARK: What comes

        func transportDidSend() {
            state.withLock { state in
                state.hasConnection = true
                state.timer?.touch()
            }
        }

        func transportDidReceive(head: ResponseHead) {
            let turn = state.withLock { state in
                if state.transmission == nil { return Turns.Turn?.none }
                state.head = head
                state.hasConnection = true
                state.timer?.touch()
                return state.turn
            }
            guard let turn else { return }
            turn.answerBegins()
            if deliversPieces && head.isSuccess { sink.receive(head: head) }
        }

        func transportDidReceive(piece: Data) {
            let (microseconds, unread): (UInt64?, Transmission?) = state.withLock { state in
                guard let head = state.head, state.transmission != nil else { return (nil, nil) }
                state.byteCount += piece.count
                if state.byteCount > limits.mostBytes(of: head) {
                    // Of an error, what has come is enough to be shown.
                    if head.isSuccess { state.failure = limits.tooLarge(request.url) }
                    return (nil, state.transmission)
                }
                state.timer?.touch()
                let now = Clock.microseconds &- state.startedAt
                if deliversPieces && head.isSuccess { return (now, nil) }
                state.held.append((piece, now))
                return (nil, nil)
            }
            if let microseconds { sink.receive(piece: piece, at: microseconds) }
            unread?.cancel()
        }

        func transportDidEnd(_ error: (any Error)?) {
            let (state, turn) = state.withLock { state in
                let before = state
                (state.timer, state.transmission, state.turn) = (nil, nil, nil)
                return (before, before.turn)
            }
            state.timer?.stop()
            turn?.leave()
            if state.isCancelled { return }
            let isCut = state.head.map { state.byteCount > limits.mostBytes(of: $0) } ?? false
            if let error = state.failure ?? (isCut ? nil : error) {
                let isBegun = deliversPieces && state.head?.isSuccess == true
                if isBegun || !policy.isRetryable(error) || !retry(after: nil) { end(.failure(error)) }
            } else if let head = state.head {
                let isFinal = head.isSuccess || !policy.isRetryable(head, saying: state.held.map(\.piece))
                if isFinal || !retry(after: head) { deliver(head) }
            } else {
                end(.failure(URLError(.badServerResponse)))
            }
        }

        private func timeOut() {
            let transmission = state.withLock { state in
                let isSlow = state.hasConnection || request.timeoutInterval <= firstSeconds
                state.failure = state.failure ?? (isSlow ? URLError(.timedOut) : limits.noConnection)
                return state.transmission
            }
            transmission?.cancel()
        }

        // MARK: What becomes of it

        /// Returns false if there is no try left.
        private func retry(after head: ResponseHead?) -> Bool {
            let done: Int? = state.withLock { state in
                guard state.retriesDone < policy.maxRetries else { return nil }
                state.retriesDone += 1
                return state.retriesDone - 1
            }
            guard let done else { return false }
            let seconds = policy.seconds(afterRetries: done, head: head)
            let wait = RetryWait(
                host: request.url?.host ?? "the server", status: head?.status, seconds: seconds, number: done + 1,
                most: policy.maxRetries)
            tell(wait)
            if wait.isRateLimit { turns.pause(at: request.url, seconds: seconds) }
            Clock.queue.asyncAfter(deadline: .now() + seconds) { self.start() }
            return true
        }

        private func deliver(_ head: ResponseHead) {
            let (held, startedAt) = state.withLock { state in
                defer { state.held = [] }
                return (state.held, state.startedAt)
            }
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
