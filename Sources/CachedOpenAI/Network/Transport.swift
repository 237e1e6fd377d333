import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// Hears of one request on its way.
    protocol TransportReceiver: AnyObject, Sendable {
        func transportDidReceive(head: ResponseHead)
        func transportDidReceive(piece: Data)
        /// - Parameter error: nil if the answer came whole.
        func transportDidEnd(_ error: (any Error)?)
    }

    /// The one door to the internet: a session of its own, with no cookies and no cache, that routes what comes by task.
    final class Transport: NSObject, URLSessionDataDelegate, @unchecked Sendable {
        static let shared = Transport()

        /// Timeouts are kept by `IdleTimer`; the session's own would cut long answers short.
        private static let noTimeout = 7 * 24 * 3600.0

        /// A queue over a serial one: a plain operation queue stalls for a second when all tasks' threads are blocked.
        private let queue = DispatchQueue(label: "CachedOpenAI.Transport")
        private let receivers = Locked<[Int: any TransportReceiver]>([:])
        private lazy var session = makeSession()
        private let sessionLock = NSLock()

        /// Sends a request; the receiver hears of it until it ends or the task is cancelled.
        func send(_ request: URLRequest, to receiver: any TransportReceiver) -> URLSessionTask {
            sessionLock.lock()
            defer { sessionLock.unlock() }
            let task = session.dataTask(with: request)
            receivers.withLock { $0[task.taskIdentifier] = receiver }
            task.resume()
            return task
        }

        private func makeSession() -> URLSession {
            let configuration = URLSessionConfiguration.ephemeral
            configuration.timeoutIntervalForRequest = Self.noTimeout
            configuration.urlCache = nil
            configuration.httpCookieStorage = nil
            configuration.httpShouldSetCookies = false
            configuration.httpMaximumConnectionsPerHost = 64
            let delegateQueue = OperationQueue()
            delegateQueue.underlyingQueue = queue
            delegateQueue.maxConcurrentOperationCount = 1
            return URLSession(configuration: configuration, delegate: self, delegateQueue: delegateQueue)
        }

        func urlSession(
            _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
            completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
        ) {
            if let response = response as? HTTPURLResponse, let receiver = receiver(of: dataTask) {
                receiver.transportDidReceive(head: Self.head(of: response))
            }
            completionHandler(.allow)
        }

        func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
            receiver(of: dataTask)?.transportDidReceive(piece: data)
        }

        func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
            let receiver = receivers.withLock { $0.removeValue(forKey: task.taskIdentifier) }
            receiver?.transportDidEnd(error)
        }

        private func receiver(of task: URLSessionTask) -> (any TransportReceiver)? {
            receivers.withLock { $0[task.taskIdentifier] }
        }

        static func head(of response: HTTPURLResponse) -> ResponseHead {
            var headers: [String: String] = [:]
            for (name, value) in response.allHeaderFields {
                headers["\(name)".lowercased()] = "\(value)"
            }
            return ResponseHead(status: response.statusCode, headers: headers)
        }
    }
}
