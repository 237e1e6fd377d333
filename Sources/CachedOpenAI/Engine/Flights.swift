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

        /// Where those who ask the same meet. Each has a lock of its own: looking into the cache takes time.
        private final class Gate: Sendable {
            struct Booked {
                var flight: Flight
                var seatCount = 1
                var boardedCount = 1
            }

            let booked = Locked<Booked?>(nil)
        }

        /// With how many are at each gate; a flight counts for one.
        private let gates = Locked<[Route: (gate: Gate, userCount: Int)]>([:])

        /// Joins the flight that is under way; else gives what is recorded by now; else begins a flight.
        ///
        /// All three under one lock of the route's, so that no two calls for the same answer can be made.
        func board(
            _ route: Route, sink: any AnswerSink, lookUp: () -> CacheStack.Hit?, begin: () -> (Flight, any Departing)
        ) -> Boarding {
            let gate = enter(route)
            defer { exit(route) }
            return gate.booked.withLock { booked in
                if let flight = booked?.flight {
                    booked?.seatCount += 1
                    booked?.boardedCount += 1
                    return .seat(Ticket(flight.board(sink), route, self))
                }
                if let hit = lookUp() { return .replay(hit) }
                let (flight, exchange) = begin()
                booked = Gate.Booked(flight: flight)
                _ = enter(route)
                let seat = flight.board(sink)
                flight.start(exchange)
                return .seat(Ticket(seat, route, self))
            }
        }

        /// The flight is over: the next one who asks looks in the cache again.
        ///
        /// One that was given up has left the board before, and another one may have its place.
        ///
        /// - Returns: how many have boarded it; none if it had left before.
        func remove(_ route: Route, _ flight: Flight) -> Int {
            close(route) { booked in booked.flight === flight ? booked.boardedCount : nil } ?? 0
        }

        /// Under the same lock as boarding, so that nobody boards a flight that is being given up.
        private func leave(_ seat: Flight.Seat, _ route: Route, patience: Double = 0) {
            if patience > 0 && seat.flight.isArriving {
                seat.flight.leave(seat, isLast: false)
                Clock.queue.asyncAfter(deadline: .now() + patience) { self.leave(seat, route) }
                return
            }
            let isLast: Void? = close(route) { booked in
                guard booked.flight === seat.flight else { return nil }
                booked.seatCount -= 1
                return booked.seatCount == 0 ? () : nil
            }
            seat.flight.leave(seat, isLast: isLast != nil)
        }

        /// Takes the flight of a route off the board if there is a reason to.
        private func close<Reason>(_ route: Route, _ reason: (inout Gate.Booked) -> Reason?) -> Reason? {
            guard let gate = gates.withLock({ $0[route]?.gate }) else { return nil }
            let found: Reason? = gate.booked.withLock { booked in
                guard var flight = booked else { return nil }
                let found = reason(&flight)
                booked = found == nil ? flight : nil
                return found
            }
            if found != nil { exit(route) }
            return found
        }

        private func enter(_ route: Route) -> Gate {
            gates.withLock { gates in
                var entry = gates[route] ?? (Gate(), 0)
                entry.userCount += 1
                gates[route] = entry
                return entry.gate
            }
        }

        private func exit(_ route: Route) {
            gates.withLock { gates in
                guard var entry = gates[route] else { return }
                entry.userCount -= 1
                gates[route] = entry.userCount == 0 ? nil : entry
            }
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
