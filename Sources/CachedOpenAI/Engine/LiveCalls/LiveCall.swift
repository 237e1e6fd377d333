import Foundation

nonisolated extension OpenAICache {
    /// A request that the cache doesn't answer: it is sent and, in dev mode, its answer kept.
    struct LiveCall: Sendable {
        let inquiry: Inquiry
        let sharedCalls: SharedCalls
        let cursors: Cursors

        private var openCache: OpenCache { inquiry.openCache }
        private var call: Call { inquiry.call }
        private var key: RequestKey { inquiry.identity.key }

        func start(_ sink: any AnswerSink) -> any Cancellable {
            guard let recorder = openCache.recorder else {
                openCache.log.verbose(LogLine.miss(call, key, isSent: true))
                let exchange = exchange(noted(sink))
                exchange.start()
                return exchange
            }
            let route = SharedCalls.Route(
                key: key, seed: inquiry.seed, base: call.address.base, keepsFailure: call.keepsFailure,
                own: call.overwritesCache || inquiry.isRepeat ? UUID() : nil)
            var replacesEarlier = false
            let joining = sharedCalls.join(route, sink: sink) {
                // A repeat has had its turn: there is no answer for it.
                if inquiry.isRepeat { return nil }
                let finding = inquiry.lookUp()
                replacesEarlier = finding.passedOverOwn
                return finding.hit
            } begin: {
                begin(recorder, route, replacesEarlier: replacesEarlier)
            }
            switch joining {
            case .replay(let hit):
                inquiry.log(hit)
                return inquiry.replay(hit, sink)
            case .joined(let membership): return membership
            }
        }

        /// What becomes of a rehearsal's requests is written down.
        private func noted(_ sink: any AnswerSink) -> any AnswerSink {
            guard let rehearsal = openCache.rehearsal else { return sink }
            return AnswerCopy(sink) { [inquiry] in rehearsal.noteLive($0, for: inquiry) }
        }

        private func begin(
            _ recorder: Recorder, _ route: SharedCalls.Route, replacesEarlier: Bool
        ) -> (SharedCall, any Startable) {
            openCache.log.verbose(LogLine.miss(call, key, isSent: true))
            openCache.nearRepeats?.look(at: call, keys: inquiry.identity.keys)
            let mayNamePictures = ImagesAnswer.isExpected(at: call.address.path)
            let sharedCall = SharedCall(
                isHeldBack: mayNamePictures && !call.isStream, keepsFailures: call.keepsFailure
            ) { body in
                mayNamePictures
                    ? PictureFetch(ImagesAnswer(body: body), call: call, hosts: openCache.settings.pictureHosts) : nil
            } keep: { whole in
                keep(whole, recorder, replacesEarlier: replacesEarlier)
            } whenOver: { sharedCall, isKept in
                openCache.report?.ends(drawing: openCache.settings.drawsProgress)
                let followerCount = Swift.max(sharedCalls.remove(route, sharedCall) - 1, 0)
                // Who shared the answer has had a turn of what is recorded.
                let cursors = call.cursors ?? cursors
                if isKept { for _ in 0..<followerCount { _ = cursors.next(for: key, of: 1) } }
                if isKept, inquiry.seed == nil { openCache.report?.shared(by: followerCount) }
            }
            openCache.report?.begins(drawing: openCache.settings.drawsProgress)
            return (sharedCall, exchange(FailureLog(call, sharedCall) { noteNotKept($0, $1) }))
        }

        private func noteNotKept(_ kind: RunReport.Reason, _ reason: String) {
            openCache.log.verbose(LogLine.notKept(call, reason))
            openCache.report?.notKept(kind)
        }

        /// Gives the body that the callers get, too: that of a replay, whose pictures are files.
        ///
        /// - Parameter replacesEarlier: when it was asked for, what was recorded was not wanted. What others have recorded
        ///   since is: the answer stands beside theirs.
        private func keep(_ whole: SharedCall.WholeAnswer, _ recorder: Recorder, replacesEarlier: Bool)
            -> SharedCall.AnswerToGive
        {
            openCache.nearRepeats?.finish()
            var kept: KeepingRule.Kept
            switch KeepingRule.decide(whole, call) {
            case .dropped(let reason):
                noteNotKept(.notValid, reason)
                call.onNotKept?(reason)
                return .init(body: whole.body)
            case .unfinished(let reason):
                openCache.log.verbose(LogLine.notKept(call, reason))
                return .init(body: whole.body)
            case .kept(let whatIsKept): kept = whatIsKept
            }
            if replacesEarlier { kept.marks.insert(.replacesEarlier) }
            do {
                let recording = recording(whole, kept)
                try recorder.keep(recording)
                openCache.report?.recorded(whole.body, key, seed: inquiry.seed)
                openCache.log.verbose(LogLine.recorded(call, key, byteCount: whole.body.count))
                if case .failure(let error) = whole.pictures {
                    openCache.log.notice("the answer to \(call.title) was kept without its pictures: \(error)")
                }
                return .init(body: openCache.pictures.placing(recording.answer).body, isKept: true)
            } catch {
                openCache.report?.notKept(.notWritten)
                openCache.log.unkept(call.title, error)
                call.onNotKept?("\(error)")
                return .init(body: whole.body)
            }
        }

        private func recording(_ whole: SharedCall.WholeAnswer, _ kept: KeepingRule.Kept) -> Recording {
            var everything = inquiry.query
            everything.acceptsProvisional = true
            everything.acceptsFailure = true
            let time = openCache.stack.unusedTime(near: Clock.dateMicroseconds, for: everything)
            let answer = RecordedAnswer(
                status: whole.head.status, headers: KeepingRule.headers(of: whole.head), body: kept.body,
                pieces: kept.pieces, pictures: (try? whole.pictures.get()) ?? [],
                runMicroseconds: whole.runMicroseconds, recordedAt: time)
            return Recording(
                key: key, request: call.recorded, seed: inquiry.seed, base: call.address.base, answer: answer,
                marks: kept.marks)
        }

        private func exchange(_ sink: any AnswerSink) -> any Startable {
            let outgoing = inquiry.identity.outgoing
            if let makeExchange = call.makeExchange { return makeExchange(outgoing, sink) }
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
                mostAtOnce: openCache.settings.pace, deliversPieces: call.isStream,
                tell: { [report = openCache.report] wait in
                    report?.waits(wait)
                    log?.waits(wait)
                }, sink: sink)
        }
    }
}
