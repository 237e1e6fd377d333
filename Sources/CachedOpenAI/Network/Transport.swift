import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// Hears of one request on its way.
    protocol TransportReceiver: AnyObject, Sendable {
        /// Something of the body has gone out: there is a connection. Nothing tells of it for a request without one.
        func transportDidSend()
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
        /// `Turns` bounds them: what waits here would look like a server that can't be reached.
        private static let noBound = 4096

        /// Everything that may wait for the system is done here, so that it takes one thread; of a class of its own, so that
        /// a program's own blocked queues leave it one.
        let queue = DispatchQueue(label: "CachedOpenAI.Transport", qos: .userInitiated)
        private var underWay: [Int: Transmission] = [:]
        /// The tasks whose challenge was refused.
        private var refused: Set<Int> = []
        private lazy var session = makeSession()

        /// Sends a request; the receiver hears of it until it ends or is cancelled. Returns at once.
        func send(
            _ request: URLRequest, carrying carried: Set<String> = [], to receiver: any TransportReceiver
        ) -> Transmission {
            let transmission = Transmission(request, carrying: carried, over: self, to: receiver)
            queue.async { transmission.start() }
            return transmission
        }

        // MARK: On the queue

        func begin(_ request: URLRequest, for transmission: Transmission) -> URLSessionTask {
            let task = session.dataTask(with: request)
            underWay[task.taskIdentifier] = transmission
            task.resume()
            return task
        }

        private func makeSession() -> URLSession {
            let configuration = URLSessionConfiguration.ephemeral
            configuration.timeoutIntervalForRequest = Self.noTimeout
            configuration.urlCache = nil
            configuration.urlCredentialStorage = nil
            configuration.httpCookieStorage = nil
            configuration.httpShouldSetCookies = false
            configuration.httpMaximumConnectionsPerHost = Self.noBound
            // Over a serial queue: a plain operation queue stalls for a second when all tasks' threads are blocked.
            let delegateQueue = OperationQueue()
            delegateQueue.underlyingQueue = queue
            delegateQueue.maxConcurrentOperationCount = 1
            return URLSession(configuration: configuration, delegate: self, delegateQueue: delegateQueue)
        }

        /// Where it leads is `Transmission`'s to decide: the answer is taken as it is. A task that was cancelled hears nothing:
        /// outside Apple's systems, that would end the program.
        func urlSession(
            _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
            newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
        ) {
            if underWay[task.taskIdentifier]?.isOver == false { completionHandler(nil) }
        }

        /// Nobody is there to log in; waiting for somebody would never end. What the system does by itself (a server's
        /// certificate, a proxy) stays its own.
        func urlSession(
            _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
            completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
        ) {
            #if !canImport(FoundationNetworking)
                let space = challenge.protectionSpace
                let isCertificates = [
                    Foundation.NSURLAuthenticationMethodServerTrust,
                    Foundation.NSURLAuthenticationMethodClientCertificate,
                ].contains(space.authenticationMethod)
                if isCertificates || space.isProxy() { return completionHandler(.performDefaultHandling, nil) }
            #endif
            refused.insert(task.taskIdentifier)
            completionHandler(.rejectProtectionSpace, nil)
        }

        func urlSession(
            _ session: URLSession, task: URLSessionTask, didSendBodyData bytesSent: Int64, totalBytesSent: Int64,
            totalBytesExpectedToSend: Int64
        ) {
            underWay[task.taskIdentifier]?.didSend()
        }

        func urlSession(
            _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
            completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
        ) {
            if let head = Self.head(of: response) { underWay[dataTask.taskIdentifier]?.didReceive(head) }
            completionHandler(.allow)
        }

        func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
            underWay[dataTask.taskIdentifier]?.didReceive(data)
        }

        /// Outside Apple's systems, refusing to log in ends the task, whose answer has come by then.
        func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
            let wasRefused = refused.remove(task.taskIdentifier) != nil
            let isOwn = wasRefused && (error as? URLError)?.code == .cancelled
            let transmission = underWay.removeValue(forKey: task.taskIdentifier)
            transmission?.didEnd(task.response.flatMap(Self.head), isOwn ? nil : error)
        }

        static func head(of response: URLResponse) -> ResponseHead? {
            guard let response = response as? HTTPURLResponse else { return nil }
            var headers: [String: String] = [:]
            for (name, value) in response.allHeaderFields {
                headers["\(name)".lowercased()] = "\(value)"
            }
            return ResponseHead(status: response.statusCode, headers: headers)
        }
    }
}
