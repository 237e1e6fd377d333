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

        static func decide(_ whole: SharedCall.WholeAnswer, _ call: Call) -> Decision {
            let marks: Marks = call.overwritesCache ? .replacesEarlier : []
            switch verdict(whole.head, whole.body, call) {
            case .failure(let reason):
                return call.keepsFailure
                    ? failure(whole, call, marks) : .dropped(maskedReason(whole, call) ?? reason)
            case .inTheMaking(let reason): return .unfinished(reason)
            case .right: return success(whole, call, marks)
            case .provisional: return success(whole, call, marks.union(.provisional))
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

        private static func success(_ whole: SharedCall.WholeAnswer, _ call: Call, _ marks: Marks) -> Decision {
            if case .failure(let error) = whole.pictures, !call.isForeign {
                return .dropped("it names a picture that can't be had: \(error)")
            }
            if SentSecrets(call).areIn(whole.body) { return .dropped("it repeats the API key") }
            return .kept(.init(body: whole.body, pieces: whole.pieces, marks: marks))
        }

        /// The reason why an answer is a failure shows some of it, which may be a part of the key.
        private static func maskedReason(_ whole: SharedCall.WholeAnswer, _ call: Call) -> String? {
            let masked = SentSecrets(call).hidden(in: whole.body)
            guard case .failure(let reason) = verdict(whole.head, masked, call) else { return nil }
            return reason
        }

        /// An error, without what it repeats of a key.
        private static func failure(_ whole: SharedCall.WholeAnswer, _ call: Call, _ marks: Marks) -> Decision {
            let secrets = SentSecrets(call)
            let isMasked = secrets.areIn(whole.body)
            return .kept(
                .init(
                    body: isMasked ? secrets.hidden(in: whole.body) : whole.body,
                    pieces: isMasked ? [] : whole.pieces, marks: marks.union(.failure)))
        }
    }
}
