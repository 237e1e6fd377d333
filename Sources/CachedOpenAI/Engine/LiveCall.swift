import Foundation

nonisolated extension OpenAICache {
    /// A request that the cache doesn't answer: it is sent and, in dev mode, its answer kept.
    struct LiveCall: Sendable {
        let inquiry: Inquiry
        let flights: Flights
        let cursors: Cursors

        private var shelf: Shelf { inquiry.shelf }
        private var call: Call { inquiry.call }
        private var key: RequestKey { inquiry.identity.key }

        func start(_ sink: any AnswerSink) -> any Cancellable {
            guard let recorder = shelf.recorder else {
                shelf.log.verbose(LogLine.miss(call, key, isSent: true))
                let exchange = exchange(noted(sink))
                exchange.start()
                return exchange
            }
            let route = Flights.Route(
                key: key, seed: inquiry.seed, base: call.address.base, keepsFailure: call.keepsFailure,
                own: call.overwritesCache || inquiry.isRepeat ? UUID() : nil)
            var replacesEarlier = false
            let boarding = flights.board(route, sink: sink) {
                // A repeat has had its turn: there is no answer for it.
                if inquiry.isRepeat { return nil }
                let finding = inquiry.lookUp()
                replacesEarlier = finding.passedOverOwn
                return finding.hit
            } begin: {
                takeOff(recorder, route, replacesEarlier: replacesEarlier)
            }
            switch boarding {
            case .replay(let hit):
                inquiry.log(hit)
                return inquiry.replay(hit, sink)
            case .seat(let seat): return seat
            }
        }

        /// What a rehearsal sends is written down, for its tokens.
        private func noted(_ sink: any AnswerSink) -> any AnswerSink {
            guard let rehearsal = shelf.rehearsal else { return sink }
            return AnswerCopy(sink) { rehearsal.noteLive($0) }
        }

        private func takeOff(
            _ recorder: Recorder, _ route: Flights.Route, replacesEarlier: Bool
        ) -> (Flight, any Departing) {
            shelf.log.verbose(LogLine.miss(call, key, isSent: true))
            shelf.nearRepeats?.look(at: call, keys: inquiry.identity.keys)
            let mayNamePictures = ImagesAnswer.isExpected(at: call.address.path)
            let flight = Flight(
                isHeldBack: mayNamePictures && !call.isStream, landsFailures: call.keepsFailure
            ) { body in
                mayNamePictures
                    ? PictureFetch(ImagesAnswer(body: body), call: call, hosts: shelf.settings.pictureHosts) : nil
            } land: { landing in
                keep(landing, recorder, replacesEarlier: replacesEarlier)
            } depart: { flight, isKept in
                shelf.report?.ends(drawing: shelf.settings.drawsProgress)
                let followerCount = Swift.max(flights.remove(route, flight) - 1, 0)
                // Who shared the answer has had a turn of what is recorded.
                let cursors = call.cursors ?? cursors
                if isKept { for _ in 0..<followerCount { _ = cursors.next(for: key, of: 1) } }
                if isKept, inquiry.seed == nil { shelf.report?.shared(by: followerCount) }
            }
            shelf.report?.begins(drawing: shelf.settings.drawsProgress)
            return (flight, exchange(FailureLog(call, flight) { noteNotKept($0, $1) }))
        }

        private func noteNotKept(_ kind: RunReport.Reason, _ reason: String) {
            shelf.log.verbose(LogLine.notKept(call, reason))
            shelf.report?.notKept(kind)
        }

        /// Gives the body that the callers get, too: that of a replay, whose pictures are files.
        ///
        /// - Parameter replacesEarlier: when it was asked for, what was recorded was not wanted. What others have recorded
        ///   since is: the answer stands beside theirs.
        private func keep(_ landing: Flight.Landing, _ recorder: Recorder, replacesEarlier: Bool) -> Flight.Landed {
            shelf.nearRepeats?.finish()
            var kept: KeepingRule.Kept
            switch KeepingRule.decide(landing, call) {
            case .dropped(let reason):
                noteNotKept(.notValid, reason)
                call.onNotKept?(reason)
                return .init(body: landing.body)
            case .unfinished(let reason):
                shelf.log.verbose(LogLine.notKept(call, reason))
                return .init(body: landing.body)
            case .kept(let whatIsKept): kept = whatIsKept
            }
            if replacesEarlier { kept.marks.insert(.replacesEarlier) }
            do {
                let recording = recording(landing, kept)
                try recorder.keep(recording)
                shelf.report?.recorded(landing.body, key, seed: inquiry.seed)
                shelf.log.verbose(LogLine.recorded(call, key, byteCount: landing.body.count))
                if case .failure(let error) = landing.pictures {
                    shelf.log.notice("the answer to \(call.title) was kept without its pictures: \(error)")
                }
                return .init(body: shelf.pictures.placing(recording.answer).body, isKept: true)
            } catch {
                shelf.report?.notKept(.notWritten)
                shelf.log.unkept(call.title, error)
                call.onNotKept?("\(error)")
                return .init(body: landing.body)
            }
        }

        private func recording(_ landing: Flight.Landing, _ kept: KeepingRule.Kept) -> Recording {
            var everything = inquiry.query
            everything.acceptsProvisional = true
            everything.acceptsFailure = true
            let time = shelf.stack.unusedTime(near: Clock.dateMicroseconds, for: everything)
            let answer = RecordedAnswer(
                status: landing.head.status, headers: KeepingRule.headers(of: landing.head), body: kept.body,
                pieces: kept.pieces, pictures: (try? landing.pictures.get()) ?? [],
                runMicroseconds: landing.runMicroseconds, recordedAt: time)
            return Recording(
                key: key, request: call.recorded, seed: inquiry.seed, base: call.address.base, answer: answer,
                marks: kept.marks)
        }

        private func exchange(_ sink: any AnswerSink) -> any Departing {
            let outgoing = inquiry.identity.outgoing
            if let departure = call.departure { return departure(outgoing, sink) }
            let log = TrafficLog(call, outgoing, sink)
            let sink: any AnswerSink = log.map { $0 } ?? sink
            guard let authorization = call.authorization else { return exchange(call.headers, log, sink) }
            return KeyedExchange(authorization, sink: sink) { header in
                SentSecrets.remember(headers: ["Authorization": header], query: [:])
                return exchange(call.headers.merging(["Authorization": header]) { $1 }, log, sink)
            }
        }

        private func exchange(_ headers: [String: String], _ log: TrafficLog?, _ sink: any AnswerSink) -> Exchange {
            var call = call
            call.headers = headers
            return Exchange(
                call.request(sending: inquiry.identity.outgoing), policy: RetryPolicy(maxRetries: call.maxRetries),
                mostAtOnce: shelf.settings.pace, deliversPieces: call.isStream,
                tell: { [report = shelf.report] wait in
                    report?.waits(wait)
                    log?.waits(wait)
                }, sink: sink)
        }
    }
}
