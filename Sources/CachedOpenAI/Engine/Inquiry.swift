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

        let shelf: Shelf
        /// With recorded pictures in the place of their files' URLs.
        let call: Call
        let identity: RequestIdentity
        let fetching: Fetching

        var seed: Int? { call.cacheSeed ?? identity.seed }

        /// Whether it is to have an answer of its own, though others are recorded: see `Settings.recordsRepeats`.
        var isRepeat: Bool { shelf.recorder != nil && shelf.settings.recordsRepeats && seed == nil }

        init(_ call: Call, _ shelf: Shelf, _ fetching: Fetching = Fetching()) {
            self.shelf = shelf
            self.fetching = fetching
            var call = call
            call.body = shelf.pictures.inlined(in: call.body)
            self.call = call
            identity = RequestIdentity(
                method: call.method, address: call.address, body: call.body,
                ignoredFields: shelf.settings.ignoredBodyFields, waivedFields: call.waivedFields,
                isForeign: call.isForeign)
        }

        // MARK: Looking

        /// - Throws: `MissError` if the answer is not there and can't be asked for.
        func outcome() throws -> Outcome {
            shelf.recorder?.note(identity.key, seed: seed, label: call.label)
            let first = lookUp()
            if let hit = first.hit {
                if hit.key != identity.key { shelf.recorder?.note(hit.key, seed: seed, label: call.label) }
                log(hit)
                return .replay(hit)
            }
            if let missing = first.missing, fetching.failure == nil { return .missing(missing, chosen: first.chosen) }
            guard let obstacle else {
                if let failure = fetching.failure { shelf.log.problem(failure) }
                shelf.rehearsal?.noteMiss(self, closest: nil)
                return .live
            }
            if let hit = lookUp(mayAsk: false).hit {
                log(hit)
                return .replay(hit)
            }
            shelf.log.verbose(LogLine.miss(call, identity.key, isSent: false))
            let error = survey.error(obstacle)
            shelf.rehearsal?.noteMiss(self, closest: error.closest)
            throw error
        }

        /// - Parameter mayAsk: if it can't, dev mode makes do with a list of which something was in the making.
        func lookUp(mayAsk: Bool = true) -> CacheStack.Finding {
            if call.overwritesCache { return .init() }
            var query = query
            query.acceptsProvisional = shelf.makesDo || !mayAsk
            query.givesEachOnce = isRepeat && mayAsk
            query.chosen = fetching.chosen
            return shelf.stack.answer(to: query) { answer, marks in
                shelf.makesDo || marks.contains(.failure) || KeepingRule.replays(answer, call, mayAsk: mayAsk)
            }
        }

        func log(_ hit: CacheStack.Hit) {
            shelf.report?.replayed(hit.key, seed: seed)
            call.onHit?(hit)
            shelf.rehearsal?.note(hit, for: self)
            shelf.recordedIDs.note(hit.key)
            call.log?.say(TrafficLog.replayed(call))
            shelf.log.verbose(LogLine.hit(call, hit, in: shelf.settings.directory))
        }

        var query: CacheStack.Query {
            .init(
                keys: identity.keys, seed: seed, base: call.address.base, acceptsOtherBase: shelf.makesDo,
                acceptsProvisional: shelf.makesDo, acceptsFailure: call.keepsFailure,
                cursors: call.cursors)
        }

        private var obstacle: MissError.Obstacle? {
            shelf.settings.isOffline && call.obstacle != .hiddenUpload ? .offline : call.obstacle
        }

        private var survey: MissSurvey {
            MissSurvey(
                call: call, identity: identity, stack: shelf.stack, settings: shelf.settings,
                problems: shelf.log.problems, missing: fetching.failure)
        }

        /// See `Engine.noteOnRefusal`.
        var noteOnRefusal: String? { shelf.recordedIDs.noteOnRefusal(of: call, in: shelf.stack) }

        /// See `Engine.noteOnMiss`.
        var noteOnMiss: String? {
            shelf.recorder != nil || obstacle != nil ? nil : survey.note
        }

        // MARK: Giving what is recorded

        func isDelayed(_ hit: CacheStack.Hit) -> Bool {
            call.delaysResponse ?? (shelf.settings.delaysResponses || hit.delaysResponses)
        }

        func replay(_ hit: CacheStack.Hit, _ sink: any AnswerSink) -> any Cancellable {
            let answer = shelf.pictures.placing(hit.answer)
            let replay = Replay(answer, isDelayed: isDelayed(hit), delayFactor: call.delayFactor, sink: sink)
            replay.start()
            return replay
        }

        /// At once and whole.
        func answer(_ hit: CacheStack.Hit) -> Answer {
            let recorded = shelf.pictures.placing(hit.answer)
            let head = ResponseHead(status: recorded.status, headers: recorded.headers)
            return Answer(head: head, body: recorded.body, isReplay: true)
        }
    }
}
