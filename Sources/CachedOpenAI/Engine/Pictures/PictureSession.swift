import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// The session by which pictures are fetched: no key, no cookie, no cache, and it follows no redirect by itself.
    final class PictureSession: NSObject, URLSessionDataDelegate, @unchecked Sendable {
        static let shared = PictureSession()

        private let queue = DispatchQueue(label: "CachedOpenAI.PictureSession")
        private let receivers = Locked<[Int: PictureDownload]>([:])
        private let opening = Locked<URLSession?>(nil)

        /// The download hears of the task until it ends, or is sent on.
        func task(for url: URL, of download: PictureDownload) -> URLSessionTask {
            opening.withLock { known in
                let session = known ?? makeSession()
                known = session
                let task = session.dataTask(with: URLRequest(url: url, timeoutInterval: Self.noTimeout))
                receivers.withLock { $0[task.taskIdentifier] = download }
                return task
            }
        }

        /// The download hears no more of it.
        func giveUp(_ task: URLSessionTask) {
            receivers.withLock { $0[task.taskIdentifier] = nil }
            queue.async { task.cancel() }
        }

        /// Downloads count the seconds themselves.
        private static let noTimeout = 7 * 24 * 3600.0

        private func makeSession() -> URLSession {
            let configuration = URLSessionConfiguration.ephemeral
            configuration.timeoutIntervalForRequest = Self.noTimeout
            configuration.urlCache = nil
            configuration.urlCredentialStorage = nil
            configuration.httpCookieStorage = nil
            configuration.httpShouldSetCookies = false
            configuration.httpMaximumConnectionsPerHost = PictureFetch.mostAtOnce
            let delegateQueue = OperationQueue()
            delegateQueue.underlyingQueue = queue
            delegateQueue.maxConcurrentOperationCount = 1
            return URLSession(configuration: configuration, delegate: self, delegateQueue: delegateQueue)
        }

        /// A task that was given up hears nothing: see `Transport`.
        func urlSession(
            _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
            newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
        ) {
            guard let download = receiver(of: task) else { return }
            completionHandler(nil)
            giveUp(task)
            download.sessionDidRedirect(to: request.url)
        }

        func urlSession(
            _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
            completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
        ) {
            if let response = response as? HTTPURLResponse {
                receiver(of: dataTask)?.sessionDidReceive(response)
            }
            completionHandler(.allow)
        }

        func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
            receiver(of: dataTask)?.sessionDidReceive(data)
        }

        func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
            let download = receivers.withLock { $0.removeValue(forKey: task.taskIdentifier) }
            download?.sessionDidEnd(error)
        }

        /// Nobody is asked for a password, and none is sent.
        func urlSession(
            _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
            completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
        ) {
            let isPassword = ["Basic", "Digest", "Default", "NTLM", "Negotiate"].contains {
                challenge.protectionSpace.authenticationMethod.hasSuffix($0)
            }
            completionHandler(isPassword ? .rejectProtectionSpace : .performDefaultHandling, nil)
        }

        private func receiver(of task: URLSessionTask) -> PictureDownload? {
            receivers.withLock { $0[task.taskIdentifier] }
        }
    }
}
