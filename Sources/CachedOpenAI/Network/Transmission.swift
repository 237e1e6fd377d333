import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// One request on its way, with the redirects that it meets: who receives its answer hears of the last one alone.
    final class Transmission: @unchecked Sendable {
        private let transport: Transport
        private let carried: Set<String>
        private let receiver: Locked<(any TransportReceiver)?>
        // All that follows is touched on the transport's queue alone.
        private var request: URLRequest
        private var task: URLSessionTask?
        private var redirect: Redirect?
        private var redirectCount = 0
        private var hasHead = false

        /// - Parameter carried: see `Redirect.next(after:carrying:)`.
        init(
            _ request: URLRequest, carrying carried: Set<String>, over transport: Transport,
            to receiver: any TransportReceiver
        ) {
            self.request = request
            self.carried = carried
            self.transport = transport
            self.receiver = Locked(receiver)
        }

        /// Closes the connection. The receiver hears of it as an error before this returns, whatever the system is doing,
        /// unless the answer has come whole by then.
        func cancel() {
            end(URLError(.cancelled))
            transport.queue.async { self.task?.cancel() }
        }

        /// Once nobody hears of it any more: it has ended, or was cancelled.
        var isOver: Bool { wanted == nil }

        // MARK: On the transport's queue

        func start() {
            if !isOver { task = transport.begin(request, for: self) }
        }

        func didSend() {
            wanted?.transportDidSend()
        }

        func didReceive(_ head: ResponseHead) {
            if head.isInterim { return }
            redirect = Redirect(head)
            if redirect == nil {
                hasHead = true
                wanted?.transportDidReceive(head: head)
            }
        }

        func didReceive(_ piece: Data) {
            if redirect == nil { wanted?.transportDidReceive(piece: piece) }
        }

        /// - Parameter head: of the answer, which some systems tell at the end alone if they take it for a redirect.
        func didEnd(_ head: ResponseHead?, _ error: (any Error)?) {
            task = nil
            if let head, !hasHead, redirect == nil, error == nil { didReceive(head) }
            guard let redirect, !isOver else { return end(error) }
            do {
                request = try redirect.next(after: request, carrying: carried)
                redirectCount += 1
                if redirectCount > Redirect.most { throw Redirect.tooMany(request.url) }
                self.redirect = nil
                start()
            } catch {
                end(error)
            }
        }

        private var wanted: (any TransportReceiver)? { receiver.withLock { $0 } }

        private func end(_ error: (any Error)?) {
            let receiver = receiver.withLock { receiver in
                defer { receiver = nil }
                return receiver
            }
            receiver?.transportDidEnd(error)
        }
    }
}
