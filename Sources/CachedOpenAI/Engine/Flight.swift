import Foundation

nonisolated extension OpenAICache {
    /// One live call of dev mode with everybody who waits for its answer: identical requests share it.
    final class Flight: AnswerSink, @unchecked Sendable {
        /// A whole answer.
        struct Landing {
            var head: ResponseHead
            var body: Data
            var pieces: [RecordedAnswer.Piece]
            /// Those that the body names; or why they can't be had.
            var pictures: Result<[RecordedAnswer.Picture], any Error>
            var runMicroseconds: UInt64
        }

        /// What became of it.
        struct Landed {
            /// What the callers get.
            var body: Data
            var isKept = false
        }

        /// One who waits.
        final class Seat: Sendable {
            let flight: Flight
            let sink: any AnswerSink

            init(flight: Flight, sink: any AnswerSink) {
                self.flight = flight
                self.sink = sink
            }
        }

        /// Everything below is touched on this queue alone. It is one for all flights: a queue for each would be a thread
        /// for each, and nothing on it waits.
        private static let queue = DispatchQueue(label: "CachedOpenAI.Flights", qos: .userInitiated)
        /// Where they land: writing an answer down may take a while.
        private static let runway = DispatchQueue(label: "CachedOpenAI.Recording", qos: .userInitiated)
        private let isHeldBack: Bool
        private let landsFailures: Bool
        private let fetchPictures: @Sendable (Data) -> PictureFetch?
        private let land: @Sendable (Landing) -> Landed
        private let depart: @Sendable (Flight, _ isKept: Bool) -> Void
        private var seats: [Seat] = []
        private var head: ResponseHead?
        private var body = Data()
        private var pieces: [RecordedAnswer.Piece] = []
        private var outcome: Result<Ending, any Error>?
        private let hasHead = Locked(false)
        private var exchange: (any Cancellable)?

        /// - Parameters:
        ///   - isHeldBack: nothing is given before the answer has landed: what is given then may be another body.
        ///   - landsFailures: an error that the API answered lands, too.
        ///   - fetchPictures: what is to be downloaded for a body before it lands, not yet started; nil for nothing.
        ///   - land: called with a whole answer before anybody is told that it is whole; tells the body to give.
        ///   - depart: called once the flight is over, before anybody is told; whether its answer is kept.
        init(
            isHeldBack: Bool, landsFailures: Bool, fetchPictures: @escaping @Sendable (Data) -> PictureFetch?,
            land: @escaping @Sendable (Landing) -> Landed, depart: @escaping @Sendable (Flight, _ isKept: Bool) -> Void
        ) {
            self.isHeldBack = isHeldBack
            self.landsFailures = landsFailures
            self.fetchPictures = fetchPictures
            self.land = land
            self.depart = depart
        }

        /// Waits for the answer; what has come already is given at once.
        func board(_ sink: any AnswerSink) -> Seat {
            let seat = Seat(flight: self, sink: sink)
            Self.queue.async { self.take(seat) }
            return seat
        }

        func start(_ exchange: any Departing) {
            Self.queue.async {
                self.exchange = exchange
                exchange.start()
            }
        }

        /// A success whose body is on its way.
        var isArriving: Bool { hasHead.withLock { $0 } }

        /// Gives up a seat; the last one to leave closes the connection.
        func leave(_ seat: Seat, isLast: Bool) {
            Self.queue.async {
                if let index = self.seats.firstIndex(where: { $0 === seat }) {
                    self.seats.remove(at: index)
                    seat.sink.end(.failure(CancellationError()))
                }
                if isLast { self.exchange?.cancel() }
            }
        }

        func receive(head: ResponseHead) {
            Self.queue.async {
                self.head = head
                self.hasHead.withLock { $0 = head.isSuccess }
                if self.isHeldBack { return }
                for seat in self.seats { seat.sink.receive(head: head) }
            }
        }

        func receive(piece: Data, at microseconds: UInt64) {
            Self.queue.async {
                self.body.append(piece)
                self.pieces.append(.init(byteCount: piece.count, microseconds: microseconds))
                if self.isHeldBack { return }
                for seat in self.seats { seat.sink.receive(piece: piece, at: microseconds) }
            }
        }

        func end(_ outcome: Result<Ending, any Error>) {
            Self.queue.async { self.finish(outcome) }
        }

        private func take(_ seat: Seat) {
            if !isHeldBack || outcome != nil { giveSoFar(to: seat) }
            if let outcome { seat.sink.end(outcome) } else { seats.append(seat) }
        }

        private func giveSoFar(to seat: Seat) {
            if let head { seat.sink.receive(head: head) }
            var start = 0
            for piece in pieces {
                seat.sink.receive(piece: body[start..<start + piece.byteCount], at: piece.microseconds)
                start += piece.byteCount
            }
        }

        private func finish(_ outcome: Result<Ending, any Error>) {
            guard case .success(let ending) = outcome, let head, head.isSuccess || landsFailures else {
                return arrive(outcome)
            }
            guard head.isSuccess, let fetch = fetchPictures(body) else { return touchDown(head, ending, .success([])) }
            exchange = fetch
            fetch.start { pictures in
                Self.queue.async { self.touchDown(head, ending, pictures) }
            }
        }

        private func touchDown(
            _ head: ResponseHead, _ ending: Ending, _ pictures: Result<[RecordedAnswer.Picture], any Error>
        ) {
            let landing = Landing(
                head: head, body: body, pieces: pieces, pictures: pictures, runMicroseconds: ending.runMicroseconds)
            Self.runway.async {
                let landed = self.land(landing)
                Self.queue.async { self.settle(landed, ending) }
            }
        }

        private func settle(_ landed: Landed, _ ending: Ending) {
            if isHeldBack {
                body = landed.body
                pieces = [.init(byteCount: body.count, microseconds: ending.runMicroseconds)]
            }
            arrive(.success(ending), isKept: landed.isKept)
        }

        private func arrive(_ outcome: Result<Ending, any Error>, isKept: Bool = false) {
            self.outcome = outcome
            depart(self, isKept)
            for seat in seats {
                if isHeldBack { giveSoFar(to: seat) }
                seat.sink.end(outcome)
            }
            seats = []
            // It holds this flight, and with it all that came.
            exchange = nil
            // Those who boarded before it departed are seated by then.
            Self.queue.async { (self.body, self.pieces) = (Data(), []) }
        }
    }
}
