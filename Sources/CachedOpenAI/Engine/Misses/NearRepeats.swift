import Foundation

nonisolated extension OpenAICache {
    /// Tells whoever records, once for each reason, that a question was asked before but for what no run repeats: the next
    /// run pays for it again, and every student misses it.
    ///
    /// It looks while the call is under way, at what earlier runs recorded: a run may well ask the same of several dates.
    final class NearRepeats: Sendable {
        private static let mostRequests = 5_000
        private static let mostBytes = 4 << 20
        private static let mostOfOne = 256 << 10
        private static let mostMicroseconds: UInt64 = 300_000

        /// Why a question is asked again.
        enum Reason: Hashable, Sendable {
            case sameBut(SameBut)
            /// It was recorded when other fields were ignored.
            case otherRules
            /// It is not recorded, and holds the name of the program's module.
            case printedModule

            /// - Parameter count: of the questions.
            func text(_ count: Int) -> String {
                let questions = "\(GroupedNumber.text(count)) question\(count == 1 ? "" : "s")"
                switch self {
                case .sameBut(let kind):
                    return "\(questions) differ\(count == 1 ? "s" : "") from recorded ones by \(kind.name) alone"
                case .otherRules: return "\(questions) recorded with other ignored fields"
                case .printedModule: return "\(questions) with this module's name"
                }
            }
        }

        /// What was recorded: its sums, and the keys that it would have now, where it has others.
        private struct Recorded {
            var sums: [SameBut: Set<UInt64>] = [:]
            var words: Set<UInt64> = []
            var otherRules: Set<RequestKey> = []
        }

        private struct State {
            var recorded: Recorded?
            var said: Set<Reason> = []
        }

        private let stack: CacheStack
        private let ignored: Set<String>
        private let module: String
        private let count: @Sendable (Reason) -> Void
        private let say: @Sendable (String) -> Void
        private let asked = Locked<Set<RequestKey>>([])
        private let state = Locked(State())
        private let queue = DispatchQueue(label: "CachedOpenAI.NearRepeats", qos: .utility)

        /// - Parameters:
        ///   - module: the program's own, as it stands in the types that it prints.
        ///   - count: hears of each question.
        init(
            _ stack: CacheStack, ignoring ignored: Set<String>,
            module: String = ProcessInfo.processInfo.processName.replacingOccurrences(of: "-", with: "_"),
            count: @escaping @Sendable (Reason) -> Void = { _ in }, say: @escaping @Sendable (String) -> Void
        ) {
            self.stack = stack
            self.ignored = ignored
            self.module = module
            self.count = count
            self.say = say
        }

        /// To be called before the request is sent.
        func look(at call: Call, keys: RequestKeys) {
            guard case .json(let body, _) = call.body.kept, call.body.encoded.data.count <= Self.mostOfOne else {
                return
            }
            let isNew = asked.withLock { $0.insert(keys.present).inserted }
            guard isNew else { return }
            queue.async {
                if self.stack.recorded(for: keys).isEmpty { self.look(body, call, keys.present) }
            }
        }

        /// Returns once all that was looked at is told of.
        func finish() { queue.sync {} }

        private func look(_ body: JSON, _ call: Call, _ key: RequestKey) {
            let recorded = recorded
            let sum = WordSum(body, ignoring: ignored)
            let found = SameBut.first(withSameWords: recorded.words.contains(sum.words)) {
                recorded.sums[$0]?.contains($0.sum(sum)) == true
            }
            if recorded.otherRules.contains(key) {
                tell(
                    .otherRules, "\(call.title) is recorded with other ignored fields, so it is sent and paid for",
                    advice: "set settings.ignoredBodyFields as it was then, or leave it as it is from now on")
            } else if let found {
                tell(
                    .sameBut(found),
                    "\(call.title) differs from a recorded request by \(found.name) alone, so it is sent and paid for",
                    advice: found.advice)
            } else if printsModule(body) {
                tell(
                    .printedModule,
                    "\(call.title) holds the name of this module (\(module).), as it stands in printed types. Students' "
                        + "projects may have another name, and would miss the answer", advice: SameBut.module.advice)
            }
        }

        private func tell(_ reason: Reason, _ line: String, advice: String) {
            count(reason)
            let isNew = state.withLock { $0.said.insert(reason).inserted }
            if isNew { say("\(line). What to do: \(advice).") }
        }

        /// Whether a type of the program's own module is printed in it.
        private func printsModule(_ body: JSON) -> Bool {
            let text = body.description
            guard !module.isEmpty, let found = text.range(of: module + ".") else { return false }
            let isWhole = text[..<found.lowerBound].last.map { !$0.isLetter && !$0.isNumber } ?? true
            return isWhole && text[found.upperBound...].first?.isUppercase == true
        }

        // MARK: What was recorded

        private var recorded: Recorded {
            if let known = state.withLock({ $0.recorded }) { return known }
            let recorded = read()
            state.withLock { $0.recorded = recorded }
            return recorded
        }

        private func read() -> Recorded {
            var recorded = Recorded()
            var (count, byteCount) = (0, 0)
            let end = Clock.microseconds &+ Self.mostMicroseconds
            stack.forEachRequest { key, request in
                let isOwn = asked.withLock { $0.contains(key) }
                if !isOwn, request.body.count <= Self.mostOfOne, let body = try? JSON(parsing: request.body) {
                    let sum = WordSum(body, ignoring: ignored)
                    for kind in SameBut.allCases { recorded.sums[kind, default: []].insert(kind.sum(sum)) }
                    recorded.words.insert(sum.words)
                    let keys = OtherRules.keys(of: request, ignoring: ignored)
                    if keys.present != key, !keys.all.contains(key) { recorded.otherRules.insert(keys.present) }
                }
                count += 1
                byteCount += request.body.count
                return count < Self.mostRequests && byteCount < Self.mostBytes && Clock.microseconds < end
            }
            return recorded
        }
    }
}
