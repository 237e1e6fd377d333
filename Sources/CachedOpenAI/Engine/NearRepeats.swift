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

        private struct State {
            /// The sums of what was recorded, once it was looked through.
            var recorded: [SameBut: Set<UInt64>]?
            var said: Set<SameBut> = []
        }

        private let stack: CacheStack
        private let ignored: Set<String>
        private let module: String
        private let say: @Sendable (String) -> Void
        private let asked = Locked<Set<RequestKey>>([])
        private let state = Locked(State())
        private let queue = DispatchQueue(label: "CachedOpenAI.NearRepeats", qos: .utility)

        /// - Parameter module: the program's own, as it stands in the types that it prints.
        init(
            _ stack: CacheStack, ignoring ignored: Set<String>,
            module: String = ProcessInfo.processInfo.processName.replacingOccurrences(of: "-", with: "_"),
            say: @escaping @Sendable (String) -> Void
        ) {
            self.stack = stack
            self.ignored = ignored
            self.module = module
            self.say = say
        }

        /// To be called before the request is sent.
        func look(at call: Call, keys: RequestKeys) {
            guard case .json(let body, _) = call.body.kept, call.body.encoded.data.count <= Self.mostOfOne else {
                return
            }
            asked.withLock { _ = $0.insert(keys.present) }
            queue.async {
                if self.stack.recorded(for: keys).isEmpty { self.look(body, call) }
            }
        }

        /// Returns once all that was looked at is told of.
        func finish() { queue.sync {} }

        private func look(_ body: JSON, _ call: Call) {
            let recorded = recordedSums
            let sum = WordSum(body, ignoring: ignored)
            let found = SameBut.allCases.first { recorded[$0]?.contains($0.sum(sum)) == true }
            if let found {
                tell(
                    found,
                    "\(call.title) differs from a recorded request by \(found.name) alone, so it is sent and paid for")
            } else if printsModule(body) {
                tell(
                    .module,
                    "\(call.title) holds the name of this module (\(module).), as it stands in printed types. Students' "
                        + "projects may have another name, and would miss the answer")
            }
        }

        private func tell(_ reason: SameBut, _ line: String) {
            let isNew = state.withLock { $0.said.insert(reason).inserted }
            if isNew { say("\(line). What to do: \(reason.advice).") }
        }

        /// Whether a type of the program's own module is printed in it.
        private func printsModule(_ body: JSON) -> Bool {
            let text = body.description
            guard !module.isEmpty, let found = text.range(of: module + ".") else { return false }
            let isWhole = text[..<found.lowerBound].last.map { !$0.isLetter && !$0.isNumber } ?? true
            return isWhole && text[found.upperBound...].first?.isUppercase == true
        }

        // MARK: What was recorded

        private var recordedSums: [SameBut: Set<UInt64>] {
            if let known = state.withLock({ $0.recorded }) { return known }
            let sums = readSums()
            state.withLock { $0.recorded = sums }
            return sums
        }

        private func readSums() -> [SameBut: Set<UInt64>] {
            var sums: [SameBut: Set<UInt64>] = [:]
            var (count, byteCount) = (0, 0)
            let end = Clock.microseconds &+ Self.mostMicroseconds
            stack.forEachRequest { key, request in
                let isOwn = asked.withLock { $0.contains(key) }
                if !isOwn, request.body.count <= Self.mostOfOne, let body = try? JSON(parsing: request.body) {
                    let sum = WordSum(body, ignoring: ignored)
                    for kind in SameBut.allCases { sums[kind, default: []].insert(kind.sum(sum)) }
                }
                count += 1
                byteCount += request.body.count
                return count < Self.mostRequests && byteCount < Self.mostBytes && Clock.microseconds < end
            }
            return sums
        }
    }
}
