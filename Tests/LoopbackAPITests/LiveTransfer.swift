import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One transfer through a session delegate: each piece with its time of arrival, and the error at the end.
final class LiveTransfer: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    typealias Piece = (text: String, milliseconds: Double)

    private let lock = NSLock()
    private let started = ContinuousClock.now
    private var pieces = [Piece]()
    private var finished: CheckedContinuation<(pieces: [Piece], error: (any Error)?), Never>?

    static func run(_ request: URLRequest) async -> (pieces: [Piece], error: (any Error)?) {
        let transfer = LiveTransfer()
        let session = URLSession(configuration: .ephemeral, delegate: transfer, delegateQueue: Client.callbackQueue)
        defer { session.finishTasksAndInvalidate() }
        return await withCheckedContinuation { continuation in
            transfer.lock.withLock { transfer.finished = continuation }
            session.dataTask(with: request).resume()
        }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let milliseconds = (ContinuousClock.now - started) / .milliseconds(1)
        lock.withLock { pieces.append((String(decoding: data, as: UTF8.self), milliseconds)) }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        lock.withLock {
            finished?.resume(returning: (pieces, error))
            finished = nil
        }
    }
}
