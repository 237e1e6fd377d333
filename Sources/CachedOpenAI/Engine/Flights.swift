import Foundation

nonisolated extension OpenAICache {
    /// The live calls of dev mode that are under way, by what they ask for.
    final class Flights: Sendable {
        struct Route: Hashable {
            var key: RequestKey
            var seed: Int?
            var base: String
            var keepsFailure = false
            /// Set for a call that shares its answer with nobody.
            var own: UUID?
        }

        enum Boarding {
            case replay(CacheStack.Hit)
            case seat(any Cancellable)
        }

        /// For so many seconds a stream that nobody reads any more is read on, so that it can be kept.
        private static let patience = 4.0

        private struct Booked {
            var flight: Flight
            var seatCount = 0
        }

        private let booked = Locked<[Route: Booked]>([:])

        /// Joins the flight that is under way; else gives what is recorded by now; else begins a flight.
        ///
        /// All three under one lock, so that no two calls for the same answer can be made.
        func board(
            _ route: Route, sink: any AnswerSink, lookUp: () -> CacheStack.Hit?, begin: () -> (Flight, any Departing)
        ) -> Boarding {
            booked.withLock { booked in
                if var underWay = booked[route] {
                    underWay.seatCount += 1
                    booked[route] = underWay
                    return .seat(Ticket(underWay.flight.board(sink), route, self))
                }
                if let hit = lookUp() { return .replay(hit) }
                let (flight, exchange) = begin()
                booked[route] = Booked(flight: flight, seatCount: 1)
                let seat = flight.board(sink)
                flight.start(exchange)
                return .seat(Ticket(seat, route, self))
            }
        }

        /// The flight is over: the next one who asks looks in the cache again.
        ///
        /// One that was given up has left the board before, and another one may have its place.
        func remove(_ route: Route, _ flight: Flight) {
            booked.withLock { booked in
                if booked[route]?.flight === flight { booked[route] = nil }
            }
        }

        /// Under the same lock as boarding, so that nobody boards a flight that is being given up.
        private func leave(_ seat: Flight.Seat, _ route: Route, patience: Double = 0) {
            if patience > 0 && seat.flight.isArriving {
                seat.flight.leave(seat, isLast: false)
                Clock.queue.asyncAfter(deadline: .now() + patience) { self.leave(seat, route) }
                return
            }
            let isLast = booked.withLock { booked in
                guard booked[route]?.flight === seat.flight else { return false }
                booked[route]?.seatCount -= 1
                guard booked[route]?.seatCount == 0 else { return false }
                booked[route] = nil
                return true
            }
            seat.flight.leave(seat, isLast: isLast)
        }

        /// What lets one who waits give up.
        private final class Ticket: Cancellable {
            private let seat: Flight.Seat
            private let route: Route
            private let flights: Flights
            private let isUsed = Locked(false)

            init(_ seat: Flight.Seat, _ route: Route, _ flights: Flights) {
                self.seat = seat
                self.route = route
                self.flights = flights
            }

            func cancel() {
                if use() { flights.leave(seat, route) }
            }

            func stopReading() {
                if use() { flights.leave(seat, route, patience: Flights.patience) }
            }

            private func use() -> Bool {
                isUsed.withLock { isUsed in
                    defer { isUsed = true }
                    return !isUsed
                }
            }
        }
    }
}
