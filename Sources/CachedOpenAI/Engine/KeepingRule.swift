import Foundation

nonisolated extension OpenAICache {
    /// What of an answer is kept, and which answers are kept at all.
    package enum KeepingRule {
        /// An answer as it is kept.
        struct Kept {
            var body: Data
            var pieces: [RecordedAnswer.Piece]
            var marks: Marks
        }

        enum Decision {
            case kept(Kept)
            /// Why it is not.
            case dropped(String)
            /// In which state it is: it will be asked for again.
            case unfinished(String)
        }

        /// Nothing that tells who asked: no cookie, no organization.
        package static let keptHeaders: Set<String> = [
            "content-type", "openai-processing-ms", "openai-version", "x-request-id",
        ]

        static func headers(of head: ResponseHead) -> [String: String] {
            head.headers.filter { keptHeaders.contains($0.key) }
        }

        static func decide(_ landing: Flight.Landing, _ call: Call) -> Decision {
            let marks: Marks = call.overwritesCache ? .replacesEarlier : []
            switch verdict(landing.head, landing.body, call) {
            case .failure(let reason):
                return call.keepsFailure
                    ? failure(landing, call, marks) : .dropped(maskedReason(landing, call) ?? reason)
            case .inTheMaking(let reason): return .unfinished(reason)
            case .right: return success(landing, call, marks)
            case .provisional: return success(landing, call, marks.union(.provisional))
            }
        }

        /// Whether dev mode gives what is recorded, and need not ask again: an earlier version kept anything.
        ///
        /// - Parameter mayAsk: if it can't, what was in the making will do.
        static func replays(_ answer: RecordedAnswer, _ call: Call, mayAsk: Bool) -> Bool {
            let head = ResponseHead(status: answer.status, headers: answer.headers)
            switch verdict(head, answer.body, call) {
            case .right: return true
            case .provisional, .inTheMaking: return !mayAsk
            case .failure: return false
            }
        }

        private static func verdict(_ head: ResponseHead, _ body: Data, _ call: Call) -> AnswerJudge.Verdict {
            AnswerJudge.judge(
                method: call.method, path: call.address.path, requestedStream: call.asksForStream,
                isOwnClients: !call.isForeign, status: head.status, contentType: head.headers["content-type"],
                body: body)
        }

        private static func success(_ landing: Flight.Landing, _ call: Call, _ marks: Marks) -> Decision {
            if case .failure(let error) = landing.pictures, !call.isForeign {
                return .dropped("it names a picture that can't be had: \(error)")
            }
            if SentSecrets(call).areIn(landing.body) { return .dropped("it repeats the API key") }
            return .kept(.init(body: landing.body, pieces: landing.pieces, marks: marks))
        }

        /// The reason why an answer is a failure shows some of it, which may be a part of the key.
        private static func maskedReason(_ landing: Flight.Landing, _ call: Call) -> String? {
            let masked = SentSecrets(call).hidden(in: landing.body)
            guard case .failure(let reason) = verdict(landing.head, masked, call) else { return nil }
            return reason
        }

        /// An error, without what it repeats of a key.
        private static func failure(_ landing: Flight.Landing, _ call: Call, _ marks: Marks) -> Decision {
            let secrets = SentSecrets(call)
            let isMasked = secrets.areIn(landing.body)
            return .kept(
                .init(
                    body: isMasked ? secrets.hidden(in: landing.body) : landing.body,
                    pieces: isMasked ? [] : landing.pieces, marks: marks.union(.failure)))
        }
    }
}
