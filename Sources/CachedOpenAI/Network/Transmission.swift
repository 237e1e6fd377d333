import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// One request on its way, with the redirects that it meets: who receives its answer hears of the last one alone.
    final class Transmission: @unchecked Sendable {
        private let transport: Transport
        private let carried: Set<String>
        // All that follows is touched on the transport's queue alone.
        private var receiver: (any TransportReceiver)?
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
            self.receiver = receiver
        }

        /// Closes the connection. The receiver hears of it as an error, unless the answer has come whole by then.
        func cancel() {
            transport.queue.async {
                self.task?.cancel()
                self.end(URLError(.cancelled))
            }
        }

        // MARK: On the transport's queue

        func start() {
            if receiver != nil { task = transport.begin(request, for: self) }
        }

        func didSend() {
            receiver?.transportDidSend()
        }

        func didReceive(_ head: ResponseHead) {
            redirect = Redirect(head)
            if redirect == nil {
                hasHead = true
                receiver?.transportDidReceive(head: head)
            }
        }

        func didReceive(_ piece: Data) {
            if redirect == nil { receiver?.transportDidReceive(piece: piece) }
        }

        /// - Parameter head: of the answer, which some systems tell at the end alone if they take it for a redirect.
        func didEnd(_ head: ResponseHead?, _ error: (any Error)?) {
            if let head, !hasHead, redirect == nil, error == nil { didReceive(head) }
            guard let redirect, receiver != nil else { return end(error) }
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

        private func end(_ error: (any Error)?) {
            let receiver = receiver
            self.receiver = nil
            task = nil
            receiver?.transportDidEnd(error)
        }
    }
}
