import Foundation

nonisolated extension OpenAICache {
    /// Work that begins later, and can be given up before.
    final class LateStart: Cancellable {
        private struct State {
            var work: (any Cancellable)?
            var isBegun = false
            var isOver = false
        }

        private let sink: any AnswerSink
        private let state = Locked(State())

        init(_ sink: any AnswerSink) {
            self.sink = sink
        }

        /// - Parameter begin: not called if the work was given up.
        func begin(_ begin: () -> (any Cancellable)?) {
            let isWanted = state.withLock { state in
                state.isBegun = !state.isOver
                return state.isBegun
            }
            guard isWanted else { return }
            let work = begin()
            let isOver = state.withLock { state in
                state.work = work
                return state.isOver
            }
            if isOver { work?.cancel() }
        }

        func cancel() { giveUp { $0.cancel() } }

        func stopReading() { giveUp { $0.stopReading() } }

        private func giveUp(_ stop: (any Cancellable) -> Void) {
            let (work, isUnheard) = state.withLock { state in
                defer { state.isOver = true }
                return (state.work, !state.isBegun && !state.isOver)
            }
            work.map(stop)
            if isUnheard { sink.end(.failure(CancellationError())) }
        }
    }
}
