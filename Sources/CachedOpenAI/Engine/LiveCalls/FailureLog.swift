import Foundation

nonisolated extension OpenAICache {
    /// Hears how a call of dev mode ends, and says why there was nothing to keep.
    final class FailureLog: AnswerSink {
        private let call: Call
        private let sink: any AnswerSink
        private let say: @Sendable (RunReport.Reason, String) -> Void
        private let status = Locked<Int?>(nil)
        /// Of a rate limit, as far as it says which.
        private let told = Locked(Data())
        private static let mostTold = 64 << 10

        init(_ call: Call, _ sink: any AnswerSink, say: @escaping @Sendable (RunReport.Reason, String) -> Void) {
            self.call = call
            self.sink = sink
            self.say = say
        }

        func receive(head: ResponseHead) {
            status.withLock { $0 = head.status }
            sink.receive(head: head)
        }

        func receive(piece: Data, at microseconds: UInt64) {
            if status.withLock({ $0 }) == 429 {
                told.withLock { $0.append(piece.prefix(Self.mostTold - $0.count)) }
            }
            sink.receive(piece: piece, at: microseconds)
        }

        func end(_ outcome: Result<Ending, any Error>) {
            if let (kind, reason) = reason(outcome) { say(kind, reason) }
            sink.end(outcome)
        }

        /// Nil for a whole answer of which others judge: a success, or a failure that is kept on request.
        private func reason(_ outcome: Result<Ending, any Error>) -> (RunReport.Reason, String)? {
            let status = status.withLock { $0 }
            switch outcome {
            case .failure(is CancellationError): return (.cancelled, "it was cancelled")
            case .failure(let error):
                let when = status == nil ? "there was no answer" : "the answer broke off"
                return (.noAnswer, "\(when): \((error as? URLError)?.localizedDescription ?? "\(error)")")
            case .success:
                guard let status, !call.keepsFailure, !(200..<300).contains(status) else { return nil }
                let isUsedUp = ErrorDetails.isUsedUp(status, told.withLock { $0 })
                let kind = isUsedUp ? RunReport.Reason.noCredit : status == 429 ? .rateLimit : .error
                return (kind, "it was answered with status \(status)")
            }
        }
    }
}
