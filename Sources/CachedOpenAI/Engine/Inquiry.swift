import Foundation

nonisolated extension OpenAICache {
    /// A request before an open cache: whether it holds the answer.
    ///
    /// A class: it is handed on all the time, and a copy of so large a struct is a function of its own to the compiler.
    final class Inquiry: Sendable {
        indirect enum Outcome {
            case replay(CacheStack.Hit)
            case live
            /// It can be told once some of the cache was fetched.
            case missing(MissingParts, chosen: Locator?)
        }

        /// What was fetched for it so far, and why no more can be.
        struct Fetching {
            private static let mostReplaced = 3

            var wanted: Range<UInt64>?
            var chosen: Locator?
            var replacedCount = 0
            var failure: String?

            /// Returns false if the cache must be opened anew.
            mutating func note(_ outcome: MissingParts.Outcome, _ missing: MissingParts, _ chosen: Locator?) -> Bool {
                switch outcome {
                case .here where wanted == missing.wanted: failure = "what was fetched of the cache can't be kept"
                case .here: (wanted, self.chosen) = (missing.wanted, chosen)
                case .failed(let reason): failure = reason
                case .replaced where replacedCount == Self.mostReplaced:
                    failure = "another cache is published at its address again and again"
                case .replaced:
                    self = Fetching(replacedCount: replacedCount + 1)
                    return false
                }
                return true
            }
        }

        let openCache: OpenCache
        /// With recorded pictures in the place of their files' URLs.
        let call: Call
        let identity: RequestIdentity
        let fetching: Fetching

        var seed: Int? { call.cacheSeed ?? identity.seed }

        /// Whether it is to have an answer of its own, though others are recorded: see `Settings.recordsRepeats`.
        var isRepeat: Bool { openCache.recorder != nil && openCache.settings.recordsRepeats && seed == nil }

        init(_ call: Call, _ openCache: OpenCache, _ fetching: Fetching = Fetching()) {
            self.openCache = openCache
            self.fetching = fetching
            var call = call
            call.body = openCache.pictures.inlined(in: call.body)
            self.call = call
            identity = RequestIdentity(
                method: call.method, address: call.address, body: call.body,
                ignoredFields: openCache.settings.ignoredBodyFields, waivedFields: call.waivedFields,
                isForeign: call.isForeign)
        }

        // MARK: Looking

        /// - Throws: `MissError` if the answer is not there and can't be asked for.
        func outcome() throws -> Outcome {
            openCache.recorder?.note(identity.key, seed: seed, label: call.label)
            let first = lookUp()
            if let hit = first.hit {
                if hit.key != identity.key { openCache.recorder?.note(hit.key, seed: seed, label: call.label) }
                log(hit)
                return .replay(hit)
            }
            if let missing = first.missing, fetching.failure == nil { return .missing(missing, chosen: first.chosen) }
            guard let obstacle else {
                if let failure = fetching.failure { openCache.log.problem(failure) }
                openCache.rehearsal?.noteMiss(self, closest: survey.error(.offline).closest)
                return .live
            }
            if let hit = lookUp(mayAsk: false).hit {
                log(hit)
                return .replay(hit)
            }
            openCache.log.verbose(LogLine.miss(call, identity.key, isSent: false))
            let error = survey.error(obstacle)
            openCache.rehearsal?.noteMiss(self, closest: error.closest)
            throw error
        }

        /// - Parameter mayAsk: if it can't, dev mode makes do with a list of which something was in the making.
        func lookUp(mayAsk: Bool = true) -> CacheStack.Finding {
            if call.overwritesCache { return .init() }
            var query = query
            query.acceptsProvisional = openCache.makesDo || !mayAsk
            query.givesEachOnce = isRepeat && mayAsk
            query.chosen = fetching.chosen
            return openCache.stack.answer(to: query) { answer, marks in
                openCache.makesDo || marks.contains(.failure) || KeepingRule.replays(answer, call, mayAsk: mayAsk)
            }
        }

        func log(_ hit: CacheStack.Hit) {
            openCache.report?.replayed(hit.key, seed: seed)
            call.onHit?(hit)
            openCache.rehearsal?.note(hit, for: self)
            openCache.recordedIDs.note(hit.key)
            call.log?.say(TrafficLog.replayed(call))
            openCache.log.verbose(LogLine.hit(call, hit, in: openCache.settings.directory))
        }

        var query: CacheStack.Query {
            .init(
                keys: identity.keys, seed: seed, base: call.address.base, acceptsOtherBase: openCache.makesDo,
                acceptsProvisional: openCache.makesDo, acceptsFailure: call.keepsFailure,
                cursors: call.cursors)
        }

        private var obstacle: MissError.Obstacle? {
            openCache.settings.isOffline && call.obstacle != .hiddenUpload ? .offline : call.obstacle
        }

        private var survey: MissSurvey {
            MissSurvey(
                call: call, identity: identity, stack: openCache.stack, settings: openCache.settings,
                problems: openCache.log.problems, missing: fetching.failure)
        }

        /// See `Engine.noteOnRefusal`.
        var noteOnRefusal: String? { openCache.recordedIDs.noteOnRefusal(of: call, in: openCache.stack) }

        /// See `Engine.noteOnMiss`.
        var noteOnMiss: String? {
            openCache.recorder != nil || obstacle != nil ? nil : survey.note
        }

        // MARK: Giving what is recorded

        func isDelayed(_ hit: CacheStack.Hit) -> Bool {
            call.delaysResponse ?? (openCache.settings.delaysResponses || hit.delaysResponses)
        }

        func replay(_ hit: CacheStack.Hit, _ sink: any AnswerSink) -> any Cancellable {
            let answer = openCache.pictures.placing(hit.answer)
            let replay = Replay(answer, isDelayed: isDelayed(hit), delayFactor: call.delayFactor, sink: sink)
            replay.start()
            return replay
        }

        /// At once and whole.
        func answer(_ hit: CacheStack.Hit) -> Answer {
            let recorded = openCache.pictures.placing(hit.answer)
            let head = ResponseHead(status: recorded.status, headers: recorded.headers)
            return Answer(head: head, body: recorded.body, isReplay: true)
        }
    }
}
