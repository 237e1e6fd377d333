import Foundation

nonisolated extension OpenAICache {
    /// What both doors lead to: from a request to its answer, recorded or live.
    final class Engine: Sendable {
        static let shared = Engine(Settings(environment: ProcessInfo.processInfo.environment))

        private struct State {
            var settings: Settings
            var shelf: Shelf?
        }

        private enum Outcome {
            case replay(CacheStack.Hit)
            case live
        }

        private let state: Locked<State>
        private let opening = Locked(())
        private let cursors = Cursors()
        private let flights = Flights()

        init(_ settings: Settings) {
            state = Locked(State(settings: settings))
        }

        /// New settings hold from the next request on.
        var settings: Settings {
            get { state.withLock { $0.settings } }
            set {
                state.withLock { state in
                    if state.settings == newValue { return }
                    state.settings = newValue
                    state.shelf = nil
                }
            }
        }

        // MARK: The three ways to ask

        /// The answer as it comes. Without a delay, a recorded one has been given when this returns.
        func start(_ call: Call, sink: any AnswerSink) -> (any Cancellable)? {
            do {
                let (shelf, call, identity) = open(call)
                switch try route(call, identity, shelf) {
                case .replay(let hit): return replay(hit, call, shelf, sink)
                case .live: return send(call, identity, shelf, sink)
                }
            } catch {
                sink.end(.failure(error))
                return nil
            }
        }

        /// The whole answer. Cancelling the task closes the connection.
        func answer(
            to call: Call, isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Answer {
            let (shelf, call, identity) = open(call)
            if case .replay(let hit) = try route(call, identity, shelf) {
                if !isDelayed(hit, call, shelf) { return Self.answer(shelf.pictures.placing(hit.answer)) }
                return try await whole { replay(hit, call, shelf, $0) }
            }
            return try await whole { send(call, identity, shelf, $0) }
        }

        /// The whole answer; the thread waits for it.
        func blockingAnswer(to call: Call) throws -> Answer {
            let arrived = DispatchSemaphore(value: 0)
            let outcome = Locked<Result<Answer, any Error>>(.failure(CancellationError()))
            let collector = Collector { result in
                outcome.withLock { $0 = result }
                arrived.signal()
            }
            let running = start(call, sink: collector)
            arrived.wait()
            return try withExtendedLifetime(running) { try outcome.withLock { $0 }.get() }
        }

        private func whole(
            _ begin: @Sendable (any AnswerSink) -> (any Cancellable)?
        ) async throws -> Answer {
            let running = Locked<(work: (any Cancellable)?, isCancelled: Bool)>((nil, false))
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    let work = begin(Collector { continuation.resume(with: $0) })
                    let isCancelled = running.withLock { running in
                        running.work = work
                        return running.isCancelled
                    }
                    if isCancelled { work?.cancel() }
                }
            } onCancel: {
                let work = running.withLock { running in
                    running.isCancelled = true
                    return running.work
                }
                work?.cancel()
            }
        }

        // MARK: From the request to its answer

        private func open(_ call: Call) -> (Shelf, Call, RequestIdentity) {
            let shelf = openShelf(for: call)
            var call = call
            call.body = shelf.pictures.inlined(in: call.body)
            let identity = RequestIdentity(
                method: call.method, address: call.address, body: call.body,
                ignoredFields: shelf.settings.ignoredBodyFields)
            return (shelf, call, identity)
        }

        /// Opening may take as long as a download: the settings can be read meanwhile.
        private func openShelf(for call: Call) -> Shelf {
            if let shelf = state.withLock({ $0.shelf }) { return shelf }
            return opening.withLock { _ in
                let (settings, known) = state.withLock { ($0.settings, $0.shelf) }
                if let known { return known }
                let shelf = Shelf(settings, cursors: cursors, hasKey: call.obstacle != .noKey)
                state.withLock { if $0.settings == settings { $0.shelf = shelf } }
                return shelf
            }
        }

        private func route(_ call: Call, _ identity: RequestIdentity, _ shelf: Shelf) throws -> Outcome {
            let seed = call.cacheSeed ?? identity.seed
            shelf.recorder?.note(identity.key, seed: seed, label: call.label)
            if let hit = lookUp(call, identity, shelf).hit {
                if hit.key != identity.key { shelf.recorder?.note(hit.key, seed: seed, label: call.label) }
                logHit(hit, call, shelf)
                return .replay(hit)
            }
            guard let obstacle = Self.obstacle(to: call, shelf.settings) else { return .live }
            if let hit = lookUp(call, identity, shelf, mayAsk: false).hit {
                logHit(hit, call, shelf)
                return .replay(hit)
            }
            throw miss(obstacle, call, identity, shelf)
        }

        private static func obstacle(to call: Call, _ settings: Settings) -> MissError.Obstacle? {
            settings.isOffline && call.obstacle != .hiddenUpload ? .offline : call.obstacle
        }

        /// - Parameter mayAsk: if it can't, dev mode makes do with a list of which something was in the making.
        private func lookUp(
            _ call: Call, _ identity: RequestIdentity, _ shelf: Shelf, mayAsk: Bool = true
        ) -> CacheStack.Finding {
            if call.overwritesCache { return .init() }
            var query = Self.query(call, identity, shelf)
            query.acceptsProvisional = shelf.makesDo || !mayAsk
            return shelf.stack.answer(to: query) { answer, marks in
                shelf.makesDo || marks.contains(.failure) || KeepingRule.replays(answer, call, mayAsk: mayAsk)
            }
        }

        private static func query(_ call: Call, _ identity: RequestIdentity, _ shelf: Shelf) -> CacheStack.Query {
            .init(
                keys: identity.keys, seed: call.cacheSeed ?? identity.seed, base: call.address.base,
                acceptsOtherBase: shelf.makesDo, acceptsProvisional: shelf.makesDo, acceptsFailure: call.keepsFailure)
        }

        private func miss(
            _ obstacle: MissError.Obstacle, _ call: Call, _ identity: RequestIdentity, _ shelf: Shelf
        ) -> MissError {
            shelf.log.verbose(LogLine.miss(call, identity.key, isSent: false))
            return survey(call, identity, shelf).error(obstacle)
        }

        private func survey(_ call: Call, _ identity: RequestIdentity, _ shelf: Shelf) -> MissSurvey {
            MissSurvey(
                call: call, identity: identity, stack: shelf.stack, settings: shelf.settings,
                problems: shelf.log.problems)
        }

        /// One sentence for the error of a call that production mode sent because it was a miss; nil for any other.
        func noteOnMiss(_ call: Call) -> String? {
            let (shelf, call, identity) = open(call)
            if shelf.recorder != nil || Self.obstacle(to: call, shelf.settings) != nil { return nil }
            return survey(call, identity, shelf).note
        }

        // MARK: Recorded

        private func replay(
            _ hit: CacheStack.Hit, _ call: Call, _ shelf: Shelf, _ sink: any AnswerSink
        ) -> any Cancellable {
            let answer = shelf.pictures.placing(hit.answer)
            let replay = Replay(answer, isDelayed: isDelayed(hit, call, shelf), sink: sink)
            replay.start()
            return replay
        }

        private func logHit(_ hit: CacheStack.Hit, _ call: Call, _ shelf: Shelf) {
            shelf.log.verbose(LogLine.hit(call, hit, in: shelf.settings.directory))
        }

        private func isDelayed(_ hit: CacheStack.Hit, _ call: Call, _ shelf: Shelf) -> Bool {
            call.delaysResponse ?? (shelf.settings.delaysResponses || hit.delaysResponses)
        }

        private static func answer(_ recorded: RecordedAnswer) -> Answer {
            let head = ResponseHead(status: recorded.status, headers: recorded.headers)
            return Answer(head: head, body: recorded.body, isReplay: true)
        }

        // MARK: Live

        private func send(
            _ call: Call, _ identity: RequestIdentity, _ shelf: Shelf, _ sink: any AnswerSink
        ) -> (any Cancellable)? {
            guard let recorder = shelf.recorder else {
                shelf.log.verbose(LogLine.miss(call, identity.key, isSent: true))
                let exchange = exchange(call, identity, sink)
                exchange.start()
                return exchange
            }
            let route = Flights.Route(
                key: identity.key, seed: call.cacheSeed ?? identity.seed, base: call.address.base,
                keepsFailure: call.keepsFailure, own: call.overwritesCache ? UUID() : nil)
            var replacesEarlier = false
            let boarding = flights.board(route, sink: sink) {
                let finding = lookUp(call, identity, shelf)
                replacesEarlier = finding.passedOverOwn
                return finding.hit
            } begin: {
                takeOff(call, identity, shelf, recorder, route, replacesEarlier: replacesEarlier)
            }
            switch boarding {
            case .replay(let hit):
                logHit(hit, call, shelf)
                return replay(hit, call, shelf, sink)
            case .seat(let seat): return seat
            }
        }

        private func takeOff(
            _ call: Call, _ identity: RequestIdentity, _ shelf: Shelf, _ recorder: Recorder, _ route: Flights.Route,
            replacesEarlier: Bool
        ) -> (Flight, Exchange) {
            shelf.log.verbose(LogLine.miss(call, identity.key, isSent: true))
            let mayNamePictures = ImagesAnswer.isExpected(at: call.address.path)
            let flight = Flight(
                isHeldBack: mayNamePictures && !call.isStream, landsFailures: call.keepsFailure
            ) { body in
                mayNamePictures ? PictureFetch(ImagesAnswer(body: body), call: call) : nil
            } land: { [self] landing in
                keep(landing, call, identity, shelf, recorder, replacesEarlier: replacesEarlier)
            } depart: { [flights] flight in
                flights.remove(route, flight)
            }
            let sink: any AnswerSink =
                shelf.log.isVerbose ? FailureLog(call, flight, say: { [log = shelf.log] in log.verbose($0) }) : flight
            return (flight, exchange(call, identity, sink))
        }

        /// Returns the body that the callers get: that of a replay, whose pictures are files.
        ///
        /// - Parameter replacesEarlier: when it was asked for, what was recorded was not wanted. What others have recorded
        ///   since is: the answer stands beside theirs.
        private func keep(
            _ landing: Flight.Landing, _ call: Call, _ identity: RequestIdentity, _ shelf: Shelf, _ recorder: Recorder,
            replacesEarlier: Bool
        ) -> Data {
            var kept: KeepingRule.Kept
            switch KeepingRule.decide(landing, call) {
            case .dropped(let reason):
                shelf.log.verbose(LogLine.notKept(call, reason))
                return landing.body
            case .kept(let whatIsKept): kept = whatIsKept
            }
            if replacesEarlier { kept.marks.insert(.replacesEarlier) }
            do {
                let recording = Self.recording(landing, kept, call, identity, shelf)
                try recorder.keep(recording)
                shelf.log.verbose(LogLine.recorded(call, identity.key, byteCount: landing.body.count))
                if case .failure(let error) = landing.pictures {
                    shelf.log.notice("the answer to \(call.title) was kept without its pictures: \(error)")
                }
                for _ in 0..<landing.followerCount { _ = cursors.next(for: identity.key, of: 1) }
                return shelf.pictures.placing(recording.answer).body
            } catch {
                shelf.log.unkept(call.title, error)
                return landing.body
            }
        }

        private static func recording(
            _ landing: Flight.Landing, _ kept: KeepingRule.Kept, _ call: Call, _ identity: RequestIdentity,
            _ shelf: Shelf
        ) -> Recording {
            var everything = query(call, identity, shelf)
            everything.acceptsProvisional = true
            everything.acceptsFailure = true
            let time = shelf.stack.unusedTime(near: Clock.dateMicroseconds, for: everything)
            let answer = RecordedAnswer(
                status: landing.head.status, headers: KeepingRule.headers(of: landing.head), body: kept.body,
                pieces: kept.pieces, pictures: (try? landing.pictures.get()) ?? [],
                runMicroseconds: landing.runMicroseconds, recordedAt: time)
            return Recording(
                key: identity.key, request: call.recorded, seed: call.cacheSeed ?? identity.seed,
                base: call.address.base,
                answer: answer, marks: kept.marks)
        }

        private func exchange(_ call: Call, _ identity: RequestIdentity, _ sink: any AnswerSink) -> Exchange {
            Exchange(
                call.request(sending: identity.outgoing), policy: RetryPolicy(maxRetries: call.maxRetries),
                deliversPieces: call.isStream, sink: sink)
        }
    }
}
