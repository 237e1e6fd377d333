import Foundation

nonisolated extension OpenAICache {
    /// One live call of dev mode with everybody who waits for its answer: identical requests share it.
    final class SharedCall: AnswerSink, @unchecked Sendable {
        /// A whole answer.
        struct WholeAnswer {
            var head: ResponseHead
            var body: Data
            var pieces: [RecordedAnswer.Piece]
            /// Those that the body names; or why they can't be had.
            var pictures: Result<[RecordedAnswer.Picture], any Error>
            var runMicroseconds: UInt64
        }

        /// What became of it.
        struct AnswerToGive {
            /// What the callers get.
            var body: Data
            var isKept = false
        }

        /// One who waits.
        final class Listener: Sendable {
            let sharedCall: SharedCall
            let sink: any AnswerSink

            init(sharedCall: SharedCall, sink: any AnswerSink) {
                self.sharedCall = sharedCall
                self.sink = sink
            }
        }

        /// Everything below is touched on this queue alone. It is one for all calls: a queue for each would be a thread
        /// for each, and nothing on it waits.
        private static let queue = DispatchQueue(label: "CachedOpenAI.SharedCalls", qos: .userInitiated)
        /// Where they are kept: writing an answer down may take a while.
        private static let keeping = DispatchQueue(label: "CachedOpenAI.Recording", qos: .userInitiated)
        private let isHeldBack: Bool
        private let keepsFailures: Bool
        private let fetchPictures: @Sendable (Data) -> PictureFetch?
        private let keep: @Sendable (WholeAnswer) -> AnswerToGive
        private let whenOver: @Sendable (SharedCall, _ isKept: Bool) -> Void
        private var listeners: [Listener] = []
        private var head: ResponseHead?
        private var body = Data()
        private var pieces: [RecordedAnswer.Piece] = []
        private var outcome: Result<Ending, any Error>?
        private let hasHead = Locked(false)
        private var exchange: (any Cancellable)?

        /// - Parameters:
        ///   - isHeldBack: nothing is given before the answer is whole: what is given then may be another body.
        ///   - keepsFailures: an error that the API answered is kept, too.
        ///   - fetchPictures: what is to be downloaded for a body before it is kept, not yet started; nil for nothing.
        ///   - keep: called with a whole answer before anybody is told that it is whole; tells the body to give.
        ///   - whenOver: called once the call is over, before anybody is told; whether its answer is kept.
        init(
            isHeldBack: Bool, keepsFailures: Bool, fetchPictures: @escaping @Sendable (Data) -> PictureFetch?,
            keep: @escaping @Sendable (WholeAnswer) -> AnswerToGive,
            whenOver: @escaping @Sendable (SharedCall, _ isKept: Bool) -> Void
        ) {
            self.isHeldBack = isHeldBack
            self.keepsFailures = keepsFailures
            self.fetchPictures = fetchPictures
            self.keep = keep
            self.whenOver = whenOver
        }

        /// Waits for the answer; what has come already is given at once.
        func join(_ sink: any AnswerSink) -> Listener {
            let listener = Listener(sharedCall: self, sink: sink)
            Self.queue.async { self.add(listener) }
            return listener
        }

        func start(_ exchange: any Startable) {
            Self.queue.async {
                self.exchange = exchange
                exchange.start()
            }
        }

        /// A success whose body is on its way.
        var isArriving: Bool { hasHead.withLock { $0 } }

        /// Lets a listener go; the last one to leave closes the connection.
        func leave(_ listener: Listener, isLast: Bool) {
            Self.queue.async {
                if let index = self.listeners.firstIndex(where: { $0 === listener }) {
                    self.listeners.remove(at: index)
                    listener.sink.end(.failure(CancellationError()))
                }
                if isLast { self.exchange?.cancel() }
            }
        }

        func receive(head: ResponseHead) {
            Self.queue.async {
                self.head = head
                self.hasHead.withLock { $0 = head.isSuccess }
                if self.isHeldBack { return }
                for listener in self.listeners { listener.sink.receive(head: head) }
            }
        }

        func receive(piece: Data, at microseconds: UInt64) {
            Self.queue.async {
                self.body.append(piece)
                self.pieces.append(.init(byteCount: piece.count, microseconds: microseconds))
                if self.isHeldBack { return }
                for listener in self.listeners { listener.sink.receive(piece: piece, at: microseconds) }
            }
        }

        func end(_ outcome: Result<Ending, any Error>) {
            Self.queue.async { self.finish(outcome) }
        }

        private func add(_ listener: Listener) {
            if !isHeldBack || outcome != nil { giveSoFar(to: listener) }
            if let outcome { listener.sink.end(outcome) } else { listeners.append(listener) }
        }

        private func giveSoFar(to listener: Listener) {
            if let head { listener.sink.receive(head: head) }
            var start = 0
            for piece in pieces {
                listener.sink.receive(piece: body[start..<start + piece.byteCount], at: piece.microseconds)
                start += piece.byteCount
            }
        }

        private func finish(_ outcome: Result<Ending, any Error>) {
            guard case .success(let ending) = outcome, let head, head.isSuccess || keepsFailures else {
                return arrive(outcome)
            }
            guard head.isSuccess, let fetch = fetchPictures(body) else { return keepWhole(head, ending, .success([])) }
            exchange = fetch
            fetch.start { pictures in
                Self.queue.async { self.keepWhole(head, ending, pictures) }
            }
        }

        private func keepWhole(
            _ head: ResponseHead, _ ending: Ending, _ pictures: Result<[RecordedAnswer.Picture], any Error>
        ) {
            let whole = WholeAnswer(
                head: head, body: body, pieces: pieces, pictures: pictures, runMicroseconds: ending.runMicroseconds)
            Self.keeping.async {
                let answer = self.keep(whole)
                Self.queue.async { self.settle(answer, ending) }
            }
        }

        private func settle(_ answer: AnswerToGive, _ ending: Ending) {
            if isHeldBack {
                body = answer.body
                pieces = [.init(byteCount: body.count, microseconds: ending.runMicroseconds)]
            }
            arrive(.success(ending), isKept: answer.isKept)
        }

        private func arrive(_ outcome: Result<Ending, any Error>, isKept: Bool = false) {
            self.outcome = outcome
            whenOver(self, isKept)
            for listener in listeners {
                if isHeldBack { giveSoFar(to: listener) }
                listener.sink.end(outcome)
            }
            listeners = []
            // It holds this call, and with it all that came.
            exchange = nil
            // Those who joined before it was over have been added by then.
            Self.queue.async { (self.body, self.pieces) = (Data(), []) }
        }
    }
}
