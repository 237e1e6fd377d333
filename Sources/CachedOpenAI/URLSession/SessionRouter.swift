import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// Leads what comes over a session's line to the exchange that it is for.
    final class SessionRouter: NSObject, URLSessionDataDelegate, @unchecked Sendable {
        let operations = OperationQueue()
        /// The operations hold it without owning it.
        private let queue = DispatchQueue(label: "CachedOpenAI.SessionRouter")
        private let receivers = Locked<[Int: SessionExchange]>([:])

        override init() {
            operations.underlyingQueue = queue
            operations.maxConcurrentOperationCount = 1
        }

        func add(_ receiver: SessionExchange, for task: URLSessionTask) {
            receivers.withLock { $0[task.taskIdentifier] = receiver }
        }

        /// The receiver hears no more of it, and it of no decision: see `Transport`.
        func giveUp(_ task: URLSessionTask) {
            queue.async {
                self.receivers.withLock { $0[task.taskIdentifier] = nil }
                task.cancel()
            }
        }

        func urlSession(
            _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
            completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
        ) {
            if let head = Transport.head(of: response) { receiver(of: dataTask)?.receive(head) }
            completionHandler(.allow)
        }

        func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
            receiver(of: dataTask)?.receive(data)
        }

        func urlSession(
            _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
            newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
        ) {
            receiver(of: task)?.redirect(response) { next in self.decide(for: task) { completionHandler(next) } }
        }

        func urlSession(
            _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
            completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
        ) {
            receiver(of: task)?.answer(challenge) { disposition, credential in
                self.decide(for: task) { completionHandler(disposition, credential) }
            }
        }

        func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
            let receiver = receivers.withLock { $0.removeValue(forKey: task.taskIdentifier) }
            receiver?.complete(task.response.flatMap(Transport.head), error)
        }

        private func decide(for task: URLSessionTask, _ decide: @escaping @Sendable () -> Void) {
            queue.async { if self.receiver(of: task) != nil { decide() } }
        }

        private func receiver(of task: URLSessionTask) -> SessionExchange? {
            receivers.withLock { $0[task.taskIdentifier] }
        }
    }
}
