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
            guard let receiver = receiver(of: task) else { return completionHandler(nil) }
            receiver.redirect(response, completionHandler)
        }

        func urlSession(
            _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
            completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
        ) {
            guard let receiver = receiver(of: task) else { return completionHandler(.performDefaultHandling, nil) }
            receiver.answer(challenge, completionHandler)
        }

        func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
            let receiver = receivers.withLock { $0.removeValue(forKey: task.taskIdentifier) }
            receiver?.complete(task.response.flatMap(Transport.head), error)
        }

        private func receiver(of task: URLSessionTask) -> SessionExchange? {
            receivers.withLock { $0[task.taskIdentifier] }
        }
    }
}
