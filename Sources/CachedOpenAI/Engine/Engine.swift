import Foundation

nonisolated extension OpenAICache {
    /// What all doors lead to: from a request to its answer, recorded or live.
    package final class Engine: Sendable {
        static let shared = Engine(Settings(environment: ProcessInfo.processInfo.environment))

        private struct State {
            var settings: Settings
            var openCache: OpenCache?
        }

        private let state: Locked<State>
        /// Opening may take as long as a download, or as a person takes to answer: no thread of the program's waits for it,
        /// and the settings can be read meanwhile.
        private let opening = DispatchQueue(label: "CachedOpenAI.Opening", qos: .userInitiated)
        private let cursors = Cursors()
        private let sharedCalls = SharedCalls()
        private let report: RunReport
        private let handedOut: [any CacheLayer]?

        /// - Parameter handedOut: where answers are, too, besides where each program looks. Who gives some, or none, says what
        ///   becomes of requests without them.
        init(_ settings: Settings, report: RunReport = .shared, handedOut: [any CacheLayer]? = nil) {
            self.report = report
            self.handedOut = handedOut
            state = Locked(State(settings: settings))
        }

        /// One that answers from these places as well.
        package convenience init(_ settings: Settings, handedOut: [any CacheLayer]) {
            self.init(settings, report: .shared, handedOut: handedOut)
        }

        /// New settings hold from the next request on.
        var settings: Settings {
            get { state.withLock { $0.settings } }
            set {
                state.withLock { state in
                    if state.settings == newValue { return }
                    state.settings = newValue
                    state.openCache = nil
                }
            }
        }

        // MARK: The three ways to ask

        /// The answer as it comes. Once the cache is open, a recorded one without a delay has been given when this returns.
        package func start(_ call: Call, sink: any AnswerSink) -> (any Cancellable)? {
            let isCancelled = _Concurrency.Task.isCancelled
            if let openCache = openCache { return start(Inquiry(call, openCache), isCancelled: isCancelled, sink) }
            let start = LateStart(sink)
            opening.async {
                start.begin { self.start(Inquiry(call, self.open(for: call)), isCancelled: isCancelled, sink) }
            }
            return start
        }

        /// Whether something is recorded for a request, wanted or not. Moves no cursor.
        package func holds(_ call: Call) async throws -> Bool {
            let inquiry = Inquiry(call, try await openedCache(for: call))
            return !inquiry.openCache.stack.recorded(for: inquiry.identity.keys).isEmpty
        }

        /// The whole answer. Cancelling the task closes the connection.
        func answer(
            to call: Call, isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Answer {
            let inquiry = Inquiry(call, try await openedCache(for: call))
            switch try inquiry.outcome() {
            case .replay(let hit):
                return inquiry.isDelayed(hit) ? try await whole { inquiry.replay(hit, $0) } : inquiry.answer(hit)
            case .missing(let missing, let chosen):
                let isCancelled = _Concurrency.Task.isCancelled
                return try await whole { fetch(missing, for: inquiry, chosen, isCancelled: isCancelled, $0) }
            case .live:
                try _Concurrency.Task.checkCancellation()
                return try await whole { live(inquiry, $0) }
            }
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
            return try Swift.withExtendedLifetime(running) { try outcome.withLock { $0 }.get() }
        }

        /// One sentence for the error of a call that production mode sent because it was a miss; nil for any other.
        func noteOnMiss(_ call: Call) -> String? {
            openCache.flatMap { Inquiry(call, $0).noteOnMiss }
        }

        /// What to say if the API refused a call: nil unless an ID in it comes from a recording.
        func noteOnRefusal(_ call: Call) -> String? {
            openCache.flatMap { Inquiry(call, $0).noteOnRefusal }
        }

        private func start(_ inquiry: Inquiry, isCancelled: Bool, _ sink: any AnswerSink) -> (any Cancellable)? {
            do {
                switch try inquiry.outcome() {
                case .replay(let hit): return inquiry.replay(hit, sink)
                case .missing(let missing, let chosen):
                    return fetch(missing, for: inquiry, chosen, isCancelled: isCancelled, sink)
                case .live:
                    if isCancelled { throw CancellationError() }
                    return live(inquiry, sink)
                }
            } catch {
                sink.end(.failure(error))
                return nil
            }
        }

        /// Looks again once what is missing is here. Neither a thread nor an actor waits for that.
        private func fetch(
            _ missing: MissingParts, for inquiry: Inquiry, _ chosen: Locator?, isCancelled: Bool, _ sink: any AnswerSink
        ) -> any Cancellable {
            let start = LateStart(sink)
            missing.source.fetch(missing.wanted) { outcome in
                var fetching = inquiry.fetching
                let isOpen = fetching.note(outcome, missing, chosen)
                let goOn = { @Sendable [fetching] (openCache: OpenCache) in
                    start.begin {
                        self.start(Inquiry(inquiry.call, openCache, fetching), isCancelled: isCancelled, sink)
                    }
                }
                if isOpen { return goOn(inquiry.openCache) }
                self.state.withLock { if $0.openCache === inquiry.openCache { $0.openCache = nil } }
                self.opening.async { goOn(self.open(for: inquiry.call)) }
            }
            return start
        }

        private func live(_ inquiry: Inquiry, _ sink: any AnswerSink) -> (any Cancellable)? {
            LiveCall(inquiry: inquiry, sharedCalls: sharedCalls, cursors: cursors).start(sink)
        }

        private func whole(
            isolation: isolated (any _Concurrency.Actor)? = #isolation,
            _ begin: (any AnswerSink) -> (any Cancellable)?
        ) async throws -> Answer {
            let waiting = Waiting<Answer>()
            let work = begin(Collector { waiting.give($0) })
            return try await waiting.value { work?.cancel() }
        }

        // MARK: Opening

        private var openCache: OpenCache? { state.withLock { $0.openCache } }

        private func openedCache(
            for call: Call, isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> OpenCache {
            if let openCache = openCache { return openCache }
            let waiting = Waiting<OpenCache>()
            opening.async { waiting.give(.success(self.open(for: call))) }
            return try await waiting.value { waiting.give(.failure(CancellationError())) }
        }

        /// On the opening's queue alone: the first who comes opens it for all.
        private func open(for call: Call) -> OpenCache {
            let (settings, known) = state.withLock { ($0.settings, $0.openCache) }
            if let known { return known }
            let openCache = OpenCache(
                settings, cursors: cursors, report: report, handedOut: handedOut, hasKey: call.obstacle != .noKey)
            state.withLock { if $0.settings == settings { $0.openCache = openCache } }
            return openCache
        }
    }
}
