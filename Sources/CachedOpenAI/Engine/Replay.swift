import Foundation

nonisolated extension OpenAICache {
    /// Gives a recorded answer to a sink as it first came: the same pieces, and at the same times if they are wanted.
    final class Replay: Cancellable {
        private struct Step {
            var range: Range<Int>
            var microseconds: UInt64
        }

        private struct State {
            var next = 0
            var isOver = false
        }

        private let answer: RecordedAnswer
        private let steps: [Step]
        private let isDelayed: Bool
        private let delayFactor: Double
        private let startedAt = DispatchTime.now()
        private let sink: any AnswerSink
        private let state = Locked(State())

        /// - Parameter delayFactor: how long a delay is, for as long as it first took.
        init(_ answer: RecordedAnswer, isDelayed: Bool, delayFactor: Double = 1, sink: any AnswerSink) {
            self.answer = answer
            self.isDelayed = isDelayed
            self.delayFactor = delayFactor
            self.sink = sink
            steps = Self.steps(of: answer)
        }

        /// Without delay everything has been given when this returns.
        func start() {
            if isDelayed {
                scheduleNext()
            } else {
                sink.receive(head: ResponseHead(status: answer.status, headers: answer.headers))
                while giveNext() {}
            }
        }

        func cancel() {
            if finish() { sink.end(.failure(CancellationError())) }
        }

        func stopReading() { cancel() }

        private static func steps(of answer: RecordedAnswer) -> [Step] {
            var steps: [Step] = []
            var start = 0
            for piece in answer.pieces {
                let end = start + Swift.min(piece.byteCount, answer.body.count - start)
                steps.append(Step(range: start..<end, microseconds: piece.microseconds))
                start = end
            }
            if start < answer.body.count {
                steps.append(Step(range: start..<answer.body.count, microseconds: answer.runMicroseconds))
            }
            return steps
        }

        private func scheduleNext() {
            let index = state.withLock { $0.next }
            let microseconds = index < steps.count ? steps[index].microseconds : answer.runMicroseconds
            let delay = Swift.min(Double(microseconds) * delayFactor, 1e15)
            let deadline = startedAt + .microseconds(Int(delay))
            Clock.queue.asyncAfter(deadline: deadline) { self.giveDelayed(first: index == 0) }
        }

        private func giveDelayed(first: Bool) {
            if state.withLock({ $0.isOver }) { return }
            if first { sink.receive(head: ResponseHead(status: answer.status, headers: answer.headers)) }
            if giveNext() { scheduleNext() }
        }

        /// Gives a piece, or the end if there is none left; then returns false.
        private func giveNext() -> Bool {
            let (index, isOver) = state.withLock { state in
                defer { state.next += 1 }
                return (state.next, state.isOver)
            }
            if isOver { return false }
            guard index < steps.count else {
                if finish() {
                    sink.end(.success(Ending(runMicroseconds: answer.runMicroseconds, isReplay: true)))
                }
                return false
            }
            let start = answer.body.startIndex
            let range = steps[index].range
            let piece = answer.body[start + range.lowerBound..<start + range.upperBound]
            sink.receive(piece: piece, at: steps[index].microseconds)
            return true
        }

        private func finish() -> Bool {
            state.withLock { state in
                defer { state.isOver = true }
                return !state.isOver
            }
        }
    }
}
