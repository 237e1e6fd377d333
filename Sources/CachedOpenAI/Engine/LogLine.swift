import Foundation

nonisolated extension OpenAICache {
    /// What verbose says of a request: which one it is, and what became of it.
    enum LogLine {
        static func hit(_ call: Call, _ hit: CacheStack.Hit, in folder: URL) -> String {
            let origin = hit.otherBase.map { ", recorded from \(OneLine.of($0, most: 100))" } ?? ""
            let place = name(of: hit.layerName, in: folder)
            return "hit \(call.title) answer \(hit.number) of \(hit.count) in \(place)\(origin)"
        }

        static func miss(_ call: Call, _ key: RequestKey, isSent: Bool) -> String {
            "miss \(call.title) \(key.short), \(isSent ? "sent" : "not sent")"
        }

        static func recorded(_ call: Call, _ key: RequestKey, byteCount: Int) -> String {
            "recorded \(call.title) \(key.short), \(byteCount) bytes"
        }

        static func notKept(_ call: Call, _ reason: String) -> String {
            "not kept: \(call.title) \(OneLine.of(reason, most: 400))"
        }

        /// A file of the lesson's folder by its name alone.
        private static func name(of layer: String, in folder: URL) -> String {
            let start = folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
            return OneLine.path(layer.hasPrefix(start) ? String(layer.dropFirst(start.count)) : layer)
        }
    }

    /// Hears how a call of dev mode ends, and says why there was nothing to keep.
    final class FailureLog: AnswerSink {
        private let call: Call
        private let log: Log
        private let sink: any AnswerSink
        private let status = Locked<Int?>(nil)

        init(_ call: Call, _ log: Log, _ sink: any AnswerSink) {
            self.call = call
            self.log = log
            self.sink = sink
        }

        func receive(head: ResponseHead) {
            status.withLock { $0 = head.status }
            sink.receive(head: head)
        }

        func receive(piece: Data, at microseconds: UInt64) {
            sink.receive(piece: piece, at: microseconds)
        }

        func end(_ outcome: Result<Ending, any Error>) {
            if let reason = reason(outcome) { log.verbose(LogLine.notKept(call, reason)) }
            sink.end(outcome)
        }

        /// Nil for a whole success, of which others judge.
        private func reason(_ outcome: Result<Ending, any Error>) -> String? {
            let status = status.withLock { $0 }
            switch outcome {
            case .failure(is CancellationError): return "was cancelled"
            case .failure(let error):
                let when = status == nil ? "got no answer" : "got an answer that broke off"
                return "\(when): \((error as? URLError)?.localizedDescription ?? "\(error)")"
            case .success:
                guard let status, !(200..<300).contains(status) else { return nil }
                return "was answered with status \(status)"
            }
        }
    }
}
