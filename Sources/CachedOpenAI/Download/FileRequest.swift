import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// One request for a file, or for a part of it. The thread waits for it.
    final class FileRequest: TransportReceiver {
        static let usualIdleSeconds = 30.0
        /// What goes along when a server names another one that has the file.
        private static let carried: Set<String> = [
            "accept-encoding", "range", "if-range", "if-none-match", "if-modified-since",
        ]

        /// What came, if no error did.
        struct Ending {
            let head: ResponseHead
            /// No more of the body was wanted.
            let isCut: Bool
        }

        private struct State {
            var task: Transmission?
            var timer: IdleTimer?
            var head: ResponseHead?
            var isCut = false
            var failure: (any Error)?
        }

        private let idleSeconds: Double
        private let begin: @Sendable (ResponseHead) throws -> Bool
        private let take: @Sendable (Data) throws -> Bool
        private let state = Locked(State())
        private let ended = DispatchSemaphore(value: 0)

        /// - Parameters:
        ///   - idleSeconds: for which nothing may come.
        ///   - begin: told of the answer's head; whether its body is wanted.
        ///   - take: given the body piece by piece; whether more of it is wanted.
        init(
            idleSeconds: Double = usualIdleSeconds,
            begin: @escaping @Sendable (ResponseHead) throws -> Bool,
            take: @escaping @Sendable (Data) throws -> Bool
        ) {
            self.idleSeconds = idleSeconds
            self.begin = begin
            self.take = take
        }

        /// Nothing of the caller's goes with it: no key, no header.
        ///
        /// - Throws: what `begin` or `take` threw, or why the answer is not whole.
        func run(_ url: URL, headers: [String: String]) throws -> Ending {
            var request = URLRequest(url: url)
            request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
            for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
            state.withLock { state in
                state.timer = IdleTimer(seconds: idleSeconds) { [weak self] in self?.fail(URLError(.timedOut)) }
                state.task = Transport.shared.send(request, carrying: Self.carried, to: self)
            }
            ended.wait()
            let state = state.withLock { $0 }
            if let failure = state.failure { throw failure }
            guard let head = state.head else { throw URLError(.badServerResponse) }
            return Ending(head: head, isCut: state.isCut)
        }

        func transportDidSend() {}

        func transportDidReceive(head: ResponseHead) {
            do {
                let isWanted = try begin(head)
                state.withLock { state in
                    state.timer?.touch()
                    state.head = head
                }
                // What a server says beside a refusal may have no end.
                if !isWanted { cut() }
            } catch {
                fail(error)
            }
        }

        func transportDidReceive(piece: Data) {
            let isWanted = state.withLock { state in
                state.timer?.touch()
                return !state.isCut && state.failure == nil
            }
            guard isWanted else { return }
            do { if try !take(piece) { cut() } } catch { fail(error) }
        }

        func transportDidEnd(_ error: (any Error)?) {
            state.withLock { state in
                state.timer?.stop()
                state.timer = nil
                if !state.isCut { state.failure = state.failure ?? error }
            }
            ended.signal()
        }

        private func cut() {
            let task = state.withLock { state in
                state.isCut = true
                return state.task
            }
            task?.cancel()
        }

        private func fail(_ error: any Error) {
            let task = state.withLock { state in
                state.failure = state.failure ?? error
                return state.task
            }
            task?.cancel()
        }
    }
}
