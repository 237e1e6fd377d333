import Foundation

nonisolated extension OpenAICache {
    /// Passes an answer on, and gathers it for somebody else.
    final class AnswerCopy: AnswerSink {
        private let sink: any AnswerSink
        private let collector: Collector

        /// - Parameter whole: told of an answer that came to its end, before the sink is.
        init(_ sink: any AnswerSink, whole: @escaping @Sendable (Answer) -> Void) {
            self.sink = sink
            collector = Collector { if case .success(let answer) = $0 { whole(answer) } }
        }

        func receive(head: ResponseHead) {
            collector.receive(head: head)
            sink.receive(head: head)
        }

        func receive(piece: Data, at microseconds: UInt64) {
            collector.receive(piece: piece, at: microseconds)
            sink.receive(piece: piece, at: microseconds)
        }

        func end(_ outcome: Result<Ending, any Error>) {
            collector.end(outcome)
            sink.end(outcome)
        }
    }
}
