import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// One live request of a program's own session, sent once and as that session would have sent it.
    final class SessionExchange: Startable, @unchecked Sendable {
        private struct State {
            var task: URLSessionTask?
            var startedAt: UInt64 = 0
            var deadline: DispatchWorkItem?
            /// Of an answer that may be followed by a better one.
            var held: (head: ResponseHead, pieces: [(Data, UInt64)])?
            /// What is to be sent in place of the redirect that is coming in.
            var next: URLRequest?
            /// What was sent last.
            var sent: URLRequest?
            var redirectCount = 0
            var byteCount = 0
            var hasHead = false
            var isOver = false
        }

        private let request: URLRequest
        private let line: SessionLine
        private let caller: CallersSession
        private let limits: AnswerLimits
        private let sink: any AnswerSink
        private let state = Locked(State())

        init(
            _ request: URLRequest, on line: SessionLine, for caller: CallersSession, limits: AnswerLimits = .init(),
            sink: any AnswerSink
        ) {
            self.request = request
            self.line = line
            self.caller = caller
            self.limits = limits
            self.sink = sink
        }

        /// The request as it came, with the session's headers, and with a body that may have lost its seed or got a
        /// picture's content.
        static func request(
            _ request: URLRequest, headers: [String: String], body: Data?, outgoing: RequestBody
        ) -> URLRequest {
            var request = request
            let sent = outgoing.encoded.data
            if let body, request.httpBody == nil || sent != body { request.httpBody = sent }
            request.allHTTPHeaderFields = headers
            // The length follows from the body.
            request.setValue(nil, forHTTPHeaderField: "Content-Length")
            return request
        }

        func start() {
            state.withLock { state in
                state.startedAt = Clock.microseconds
                guard let seconds = line.resourceTimeout else { return }
                let deadline = DispatchWorkItem { [weak self] in self?.end(.failure(URLError(.timedOut))) }
                state.deadline = deadline
                Clock.queue.asyncAfter(deadline: .now() + seconds, execute: deadline)
            }
            send(request)
        }

        func cancel() { end(.failure(CancellationError())) }

        func stopReading() { cancel() }

        private func send(_ request: URLRequest) {
            line.send(request, to: self) { task in
                self.state.withLock { state in
                    state.task = task
                    state.byteCount = 0
                    return !state.isOver
                }
            }
        }

        // MARK: What comes

        /// A refusal may be followed by another try with a password.
        func receive(_ head: ResponseHead) {
            let isGiven = state.withLock { state in
                if state.isOver || state.next != nil || head.isInterim { return false }
                state.hasHead = true
                if head.status == 401 { state.held = (head, []) }
                return head.status != 401
            }
            if isGiven { sink.receive(head: head) }
        }

        func receive(_ piece: Data) {
            let (microseconds, byteCount): (UInt64?, Int) = state.withLock { state in
                if state.isOver || state.next != nil { return (nil, 0) }
                state.byteCount += piece.count
                let now = Clock.microseconds &- state.startedAt
                if state.held == nil { return (now, state.byteCount) }
                state.held?.pieces.append((piece, now))
                return (nil, state.byteCount)
            }
            if byteCount > limits.mostBytes { return end(.failure(limits.tooLarge(request.url))) }
            if let microseconds { sink.receive(piece: piece, at: microseconds) }
        }

        /// - Parameter head: of the answer, which some systems tell at the end alone if they take it for a redirect.
        func complete(_ head: ResponseHead?, _ error: (any Error)?) {
            let (next, hasHead) = state.withLock { state in
                defer { state.next = nil }
                return (state.next, state.hasHead)
            }
            if let next { return send(next) }
            if let head, error == nil, !hasHead { receive(head) }
            if let error { end(.failure(error)) } else { finish() }
        }

        private func finish() {
            let (held, startedAt) = state.withLock { state in
                defer { state.held = nil }
                return (state.isOver ? nil : state.held, state.startedAt)
            }
            if let held {
                sink.receive(head: held.head)
                for (piece, microseconds) in held.pieces { sink.receive(piece: piece, at: microseconds) }
            }
            end(.success(Ending(runMicroseconds: Clock.microseconds &- startedAt)))
        }

        private func end(_ outcome: Result<Ending, any Error>) {
            let (isFirst, task) = state.withLock { state in
                defer {
                    state.isOver = true
                    state.task = nil
                    state.deadline = nil
                }
                state.deadline?.cancel()
                return (!state.isOver, state.task)
            }
            guard isFirst else { return }
            if case .failure = outcome { task.map(line.giveUp) }
            sink.end(outcome)
        }

        // MARK: What is to be decided

        /// The session's delegate decides, of what may go there at all.
        func redirect(_ response: HTTPURLResponse, _ decide: @escaping @Sendable (URLRequest?) -> Void) {
            guard let redirect = Transport.head(of: response).flatMap(Redirect.init) else { return decide(nil) }
            let next: URLRequest
            do {
                next = try self.next(redirect)
            } catch {
                decide(nil)
                return end(.failure(error))
            }
            let isAsked = caller.ask { delegate, session, task in
                delegate.urlSession(session, task: task, willPerformHTTPRedirection: response, newRequest: next) {
                    self.follow($0, decide)
                }
            }
            if !isAsked { follow(next, decide) }
        }

        private func next(_ redirect: Redirect) throws -> URLRequest {
            let (from, count) = state.withLock { state in
                state.redirectCount += 1
                return (state.sent ?? request, state.redirectCount)
            }
            if count > Redirect.most { throw Redirect.tooMany(from.url) }
            return try redirect.next(after: from, carrying: [])
        }

        /// Outside Apple's systems a redirect loses its body, so that it is sent anew.
        private func follow(_ request: URLRequest?, _ decide: @Sendable (URLRequest?) -> Void) {
            state.withLock { state in
                state.sent = request ?? state.sent
                if request?.httpBody != nil { state.next = request }
            }
            decide(request?.httpBody == nil ? request : nil)
        }

        func answer(
            _ challenge: URLAuthenticationChallenge,
            _ decide: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
        ) {
            let isAsked = caller.ask { delegate, session, task in
                delegate.urlSession(session, task: task, didReceive: challenge) { self.apply($0, $1, decide) }
            }
            if !isAsked { apply(.performDefaultHandling, challenge.proposedCredential, decide) }
        }

        /// Outside Apple's systems a refusal that nobody answers with a password would never end.
        private func apply(
            _ disposition: URLSession.AuthChallengeDisposition, _ credential: URLCredential?,
            _ decide: @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
        ) {
            #if canImport(FoundationNetworking)
                guard let credential, disposition != .cancelAuthenticationChallenge else {
                    finish()
                    return decide(.cancelAuthenticationChallenge, nil)
                }
                state.withLock { $0.held = nil }
                decide(.useCredential, credential)
            #else
                decide(disposition, credential)
            #endif
        }
    }
}
