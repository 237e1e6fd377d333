import Foundation

nonisolated extension OpenAICache {
    /// What is said on standard error: problems always, each once; everything else if it was asked for.
    final class Log: Sendable {
        /// What any log of the program has said once, such as that there is no cache.
        private static let saidOnce = Locked<Set<String>>([])

        let isVerbose: Bool
        private let reported = Locked<[String]>([])
        private let unkept = Locked<Set<String>>([])

        init(isVerbose: Bool) {
            self.isVerbose = isVerbose
        }

        /// The problems so far.
        var problems: [String] { reported.withLock { $0 } }

        var report: @Sendable (any Swift.Error) -> Void {
            { [self] error in problem("\(error)") }
        }

        func verbose(_ line: @autoclosure () -> String) {
            if isVerbose { StandardError.write(line: line()) }
        }

        /// Why an answer was not kept. A folder that can't be written into would say it of every answer: each reason is
        /// said once, and of which answers it holds if it was asked for.
        func unkept(_ label: String, _ error: any Swift.Error) {
            let reason = "\(error)"
            let isNew = unkept.withLock { $0.count < 100 && $0.insert(reason).inserted }
            let line = "the answer to \(label) was not kept: \(reason)"
            if isNew { notice(line) } else { verbose(line) }
        }

        func notice(_ line: String) {
            StandardError.write(line: line)
        }

        /// Not again in this program, also if the settings change.
        func noticeOnce(_ line: String) {
            let isNew = Self.saidOnce.withLock { $0.count < 1_000 && $0.insert(line).inserted }
            if isNew { notice(line) }
        }

        /// Something is wrong with the cache.
        func problem(_ problem: String) {
            let isNew = reported.withLock { reported in
                if reported.contains(problem) || reported.count > 100 { return false }
                reported.append(problem)
                return true
            }
            if isNew { notice(problem) }
        }
    }
}
