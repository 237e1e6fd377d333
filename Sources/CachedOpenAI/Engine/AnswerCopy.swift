import Foundation

nonisolated extension OpenAICache {
    /// Passes an answer on, and gathers it for somebody else.
    final class AnswerCopy: AnswerSink {
        private let sink: any AnswerSink
        private let collector: Collector

        /// - Parameter ended: told of the whole answer, or of why there is none, before the sink is.
        init(_ sink: any AnswerSink, ended: @escaping @Sendable (Result<Answer, any Swift.Error>) -> Void) {
            self.sink = sink
            collector = Collector(ended)
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
