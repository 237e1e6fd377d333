import Foundation

nonisolated extension OpenAICache {
    /// What dev mode did in a run: told in one line at its end, on a terminal also while many calls are under way.
    final class RunReport: Sendable {
        /// Of the process, which tells it when it ends.
        static let shared = RunReport { StandardError.write(line: $0) }

        /// Why an answer was not kept.
        enum Reason: String, CaseIterable, Sendable {
            case rateLimit = "rate limits"
            case noCredit = "no credit left"
            case error = "errors"
            case noAnswer = "no answer"
            case notValid = "not valid"
            case cancelled = "cancelled"
            case notWritten = "not written"
        }

        private struct State {
            var recordedCount = 0
            var replayedCount = 0
            /// What was recorded in this run without a seed, and how often that was asked again.
            var recordedKeys: Set<RequestKey> = []
            var repeatCount = 0
            var tokens = TokenUsage()
            var notKept: [Reason: Int] = [:]
            /// Why calls were made again.
            var retries: [Reason: Int] = [:]
            var hazards: [NearRepeats.Reason: Int] = [:]
            var underWay = 0
            var waitCounts: [String: Int] = [:]
            var toldWaitAt: [String: UInt64] = [:]
            var firstAt: UInt64?
            var drawnAt: UInt64 = 0
        }

        private static let fewestDrawn = 4
        private static let microsecondsBeforeDrawing: UInt64 = 1_000_000
        private static let microsecondsBetweenDrawings: UInt64 = 100_000
        private static let microsecondsBetweenWaits: UInt64 = 5_000_000

        private let say: @Sendable (String) -> Void
        private let state = Locked(State())

        init(say: @escaping @Sendable (String) -> Void) {
            self.say = say
        }

        /// Nil if nothing was asked.
        var line: String? { state.withLock { Self.line($0) } }

        // MARK: What happens

        func replayed(_ key: RequestKey, seed: Int?) {
            note { state in
                state.replayedCount += 1
                if seed == nil, state.recordedKeys.contains(key) { state.repeatCount += 1 }
            }
        }

        func recorded(_ body: Data, _ key: RequestKey, seed: Int?) {
            let usage = TokenUsage(in: body)
            note { state in
                state.recordedCount += 1
                if seed == nil { state.recordedKeys.insert(key) }
                state.tokens.input &+= usage.input
                state.tokens.output &+= usage.output
            }
        }

        func notKept(_ reason: Reason) { note { $0.notKept[reason, default: 0] += 1 } }

        /// So many shared the answer to a call that was under way.
        func shared(by count: Int) { note { $0.repeatCount += count } }

        /// A question is asked again, or by students will be.
        func hazard(_ reason: NearRepeats.Reason) { note { $0.hazards[reason, default: 0] += 1 } }

        /// A call is under way.
        func begins(drawing: Bool) {
            note { $0.underWay += 1 }
            if drawing { draw() }
        }

        func ends(drawing: Bool) {
            note { $0.underWay -= 1 }
            if drawing { draw() }
        }

        /// A call waits to be made again. Each kind of wait is told at once, and those that follow every few seconds.
        func waits(_ wait: RetryWait) {
            let kind = "\(wait.host) \(wait.status ?? 0)"
            let now = Clock.microseconds
            let reason: Reason = wait.isRateLimit ? .rateLimit : wait.status == nil ? .noAnswer : .error
            note { $0.retries[reason, default: 0] += 1 }
            let count: Int? = state.withLock { state in
                state.waitCounts[kind, default: 0] += 1
                if let told = state.toldWaitAt[kind], now &- told < Self.microsecondsBetweenWaits { return nil }
                state.toldWaitAt[kind] = now
                return state.waitCounts[kind]
            }
            if let count { say(wait.text(count: count)) }
        }

        private func note(_ change: (inout State) -> Void) {
            state.withLock { state in
                change(&state)
                if self === Self.shared { ClosingLine.keep(Self.line(state)) }
            }
        }

        // MARK: In words

        private static func line(_ state: State) -> String? {
            let notKept = state.notKept.values.reduce(0, +)
            let retries = state.retries.values.reduce(0, +)
            guard state.recordedCount + state.replayedCount + notKept + retries > 0 else { return nil }
            var parts = [
                "\(GroupedNumber.text(state.recordedCount)) recorded",
                "\(GroupedNumber.text(state.replayedCount)) from the cache",
            ]
            if state.tokens != TokenUsage() {
                parts.append("\(GroupedNumber.text(state.tokens.input)) tokens in")
                parts.append("\(GroupedNumber.text(state.tokens.output)) out")
            }
            if retries > 0 {
                let name = retries == 1 ? "retry" : "retries"
                parts.append("\(GroupedNumber.text(retries)) \(name) (\(reasons(state.retries)))")
            }
            if notKept > 0 { parts.append("\(GroupedNumber.text(notKept)) not kept (\(reasons(state.notKept)))") }
            return parts.joined(separator: ", ") + repeats(state.repeatCount) + hazards(state.hazards)
        }

        private static func hazards(_ counts: [NearRepeats.Reason: Int]) -> String {
            counts.map { "; \($0.text($1))" }.sorted().joined()
        }

        private static func repeats(_ count: Int) -> String {
            if count == 0 { return "" }
            let whose = count == 1 ? "1 repeat" : "\(GroupedNumber.text(count)) repeats"
            return "; \(whose) within this run got the first answer again, CACHED_OPENAI_RECORD_REPEATS=1 records each"
        }

        private static func reasons(_ counts: [Reason: Int]) -> String {
            let named = Reason.allCases.filter { counts[$0] != nil }
            if named.count == 1 { return named[0].rawValue }
            return named.map { "\($0.rawValue): \(GroupedNumber.text(counts[$0] ?? 0))" }.joined(separator: ", ")
        }

        // MARK: On a terminal

        private func draw() {
            let now = Clock.microseconds
            let text: String? = state.withLock { state in
                let firstAt = state.firstAt ?? now
                state.firstAt = firstAt
                if state.underWay < Self.fewestDrawn { return "" }
                guard now &- firstAt >= Self.microsecondsBeforeDrawing,
                    now &- state.drawnAt >= Self.microsecondsBetweenDrawings
                else { return nil }
                state.drawnAt = now
                return Self.line(state).map { "\(state.underWay) under way, \($0)" } ?? "\(state.underWay) under way"
            }
            guard let text else { return }
            if text.isEmpty { StatusLine.erase() } else { StatusLine.draw("CachedOpenAI: \(text)") }
        }
    }
}
