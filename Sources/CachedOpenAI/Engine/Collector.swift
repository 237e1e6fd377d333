import Foundation

nonisolated extension OpenAICache {
    /// Gathers an answer until it is whole.
    final class Collector: AnswerSink {
        private struct State {
            var head = ResponseHead(status: 0, headers: [:])
            var body = Data()
        }

        private let state = Locked(State())
        private let completion: @Sendable (Result<Answer, any Swift.Error>) -> Void

        init(_ completion: @escaping @Sendable (Result<Answer, any Swift.Error>) -> Void) {
            self.completion = completion
        }

        func receive(head: ResponseHead) {
            state.withLock { $0.head = head }
        }

        func receive(piece: Data, at microseconds: UInt64) {
            state.withLock { state in
                if state.body.isEmpty { state.body = piece } else { state.body.append(piece) }
            }
        }

        func end(_ outcome: Result<Ending, any Error>) {
            let state = state.withLock { $0 }
            completion(outcome.map { Answer(head: state.head, body: state.body, isReplay: $0.isReplay) })
        }
    }
}
