import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A session's delegate that notes what comes, and answers what it is asked as a test says.
final class WatchingDelegate: NSObject, URLSessionDataDelegate, URLSessionDownloadDelegate, @unchecked Sendable {
    struct Seen: Sendable {
        var statuses: [Int] = []
        var pieces: [Data] = []
        /// When each piece came, in seconds after the one before.
        var gaps: [Double] = []
        var files: [Data] = []
        var redirects: [String] = []
        var body: Data { Data(pieces.joined()) }
    }

    var onPiece: @Sendable (Int) -> Void = { _ in }
    var onRedirect: @Sendable (URLRequest) -> URLRequest? = { $0 }
    var credential: URLCredential?
    private let lock = NSLock()
    private var seen: [Int: Seen] = [:]
    private var last: [Int: UInt64] = [:]
    private var ended: [Int: (Seen, (any Error)?)] = [:]
    private var waiting: [Int: CheckedContinuation<(Seen, (any Error)?), Never>] = [:]

    /// Runs a task to its end, which it may have found before.
    func run(_ task: URLSessionTask) async -> (Seen, (any Error)?) {
        await withCheckedContinuation { continuation in
            let outcome = lock.withLock { () -> (Seen, (any Error)?)? in
                let outcome = ended.removeValue(forKey: task.taskIdentifier)
                if outcome == nil { waiting[task.taskIdentifier] = continuation }
                last[task.taskIdentifier] = DispatchTime.now().uptimeNanoseconds
                return outcome
            }
            if let outcome { continuation.resume(returning: outcome) } else { task.resume() }
        }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        lock.withLock { seen[dataTask.taskIdentifier, default: Seen()].statuses.append(status) }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let now = DispatchTime.now().uptimeNanoseconds
        let count = lock.withLock {
            let id = dataTask.taskIdentifier
            seen[id, default: Seen()].pieces.append(data)
            seen[id, default: Seen()].gaps.append(Double(now - (last[id] ?? now)) / 1e9)
            last[id] = now
            return seen[id]?.pieces.count ?? 0
        }
        onPiece(count)
    }

    func urlSession(
        _ session: URLSession, downloadTask: URLSessionDownloadTask, didFinishDownloadingTo location: URL
    ) {
        let content = (try? Data(contentsOf: location)) ?? Data()
        lock.withLock { seen[downloadTask.taskIdentifier, default: Seen()].files.append(content) }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        lock.withLock {
            seen[task.taskIdentifier, default: Seen()].redirects.append(request.url?.path ?? "")
        }
        completionHandler(onRedirect(request))
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        completionHandler(credential == nil ? .performDefaultHandling : .useCredential, credential)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let id = task.taskIdentifier
        let outcome = (lock.withLock { seen[id] ?? Seen() }, error)
        let continuation = lock.withLock {
            let continuation = waiting.removeValue(forKey: id)
            if continuation == nil { ended[id] = outcome }
            return continuation
        }
        continuation?.resume(returning: outcome)
    }
}
