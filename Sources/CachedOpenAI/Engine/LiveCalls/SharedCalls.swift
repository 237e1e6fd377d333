import Foundation

nonisolated extension OpenAICache {
    /// The live calls of dev mode that are under way, by what they ask for.
    final class SharedCalls: Sendable {
        struct Route: Hashable {
            var key: RequestKey
            var seed: Int?
            var base: String
            var keepsFailure = false
            /// Set for a call that shares its answer with nobody.
            var own: UUID?
        }

        enum Joining {
            case replay(CacheStack.Hit)
            case joined(any Cancellable)
        }

        /// For so many seconds a stream that nobody reads any more is read on, so that it can be kept.
        private static let patience = 4.0

        /// Where those who ask the same find the call. Each has a lock of its own: looking into the cache takes time.
        private final class Meeting: Sendable {
            struct UnderWay {
                var sharedCall: SharedCall
                var listenerCount = 1
                var joinedCount = 1
            }

            let underWay = Locked<UnderWay?>(nil)
        }

        /// With how many are at each; a call counts for one.
        private let meetings = Locked<[Route: (meeting: Meeting, userCount: Int)]>([:])

        /// Joins the call that is under way; else gives what is recorded by now; else begins one.
        ///
        /// All three under one lock of the route's, so that no two calls for the same answer can be made.
        func join(
            _ route: Route, sink: any AnswerSink, lookUp: () -> CacheStack.Hit?,
            begin: () -> (SharedCall, any Startable)
        ) -> Joining {
            let meeting = enter(route)
            defer { exit(route) }
            return meeting.underWay.withLock { underWay in
                if let sharedCall = underWay?.sharedCall {
                    underWay?.listenerCount += 1
                    underWay?.joinedCount += 1
                    return .joined(Membership(sharedCall.join(sink), route, self))
                }
                if let hit = lookUp() { return .replay(hit) }
                let (sharedCall, exchange) = begin()
                underWay = Meeting.UnderWay(sharedCall: sharedCall)
                _ = enter(route)
                let listener = sharedCall.join(sink)
                sharedCall.start(exchange)
                return .joined(Membership(listener, route, self))
            }
        }

        /// The call is over: the next one who asks looks in the cache again.
        ///
        /// One that was given up was taken away before, and another one may have its place.
        ///
        /// - Returns: how many have joined it; none if it was gone before.
        func remove(_ route: Route, _ sharedCall: SharedCall) -> Int {
            close(route) { underWay in underWay.sharedCall === sharedCall ? underWay.joinedCount : nil } ?? 0
        }

        /// Under the same lock as joining, so that nobody joins a call that is being given up.
        private func leave(_ listener: SharedCall.Listener, _ route: Route, patience: Double = 0) {
            if patience > 0 && listener.sharedCall.isArriving {
                listener.sharedCall.leave(listener, isLast: false)
                Clock.queue.asyncAfter(deadline: .now() + patience) { self.leave(listener, route) }
                return
            }
            let isLast: Void? = close(route) { underWay in
                guard underWay.sharedCall === listener.sharedCall else { return nil }
                underWay.listenerCount -= 1
                return underWay.listenerCount == 0 ? () : nil
            }
            listener.sharedCall.leave(listener, isLast: isLast != nil)
        }

        /// Takes the call of a route away if there is a reason to.
        private func close<Reason>(_ route: Route, _ reason: (inout Meeting.UnderWay) -> Reason?) -> Reason? {
            guard let meeting = meetings.withLock({ $0[route]?.meeting }) else { return nil }
            let found: Reason? = meeting.underWay.withLock { underWay in
                guard var known = underWay else { return nil }
                let found = reason(&known)
                underWay = found == nil ? known : nil
                return found
            }
            if found != nil { exit(route) }
            return found
        }

        private func enter(_ route: Route) -> Meeting {
            meetings.withLock { meetings in
                var entry = meetings[route] ?? (Meeting(), 0)
                entry.userCount += 1
                meetings[route] = entry
                return entry.meeting
            }
        }

        private func exit(_ route: Route) {
            meetings.withLock { meetings in
                guard var entry = meetings[route] else { return }
                entry.userCount -= 1
                meetings[route] = entry.userCount == 0 ? nil : entry
            }
        }

        /// What lets one who waits give up.
        private final class Membership: Cancellable {
            private let listener: SharedCall.Listener
            private let route: Route
            private let sharedCalls: SharedCalls
            private let isUsed = Locked(false)

            init(_ listener: SharedCall.Listener, _ route: Route, _ sharedCalls: SharedCalls) {
                self.listener = listener
                self.route = route
                self.sharedCalls = sharedCalls
            }

            func cancel() {
                if use() { sharedCalls.leave(listener, route) }
            }

            func stopReading() {
                if use() { sharedCalls.leave(listener, route, patience: SharedCalls.patience) }
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
