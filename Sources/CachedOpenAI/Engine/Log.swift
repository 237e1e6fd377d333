import Foundation

nonisolated extension OpenAICache {
    /// What is said on standard error: problems always, each once; everything else if it was asked for.
    final class Log: Sendable {
        private let isVerbose: Bool
        private let reported = Locked<[String]>([])

        init(isVerbose: Bool) {
            self.isVerbose = isVerbose
        }

        /// The problems so far.
        var problems: [String] { reported.withLock { $0 } }

        var report: @Sendable (any Swift.Error) -> Void {
            { [self] error in report("\(error)") }
        }

        func verbose(_ line: @autoclosure () -> String) {
            if isVerbose { StandardError.write(line: line()) }
        }

        func notice(_ line: String) {
            StandardError.write(line: line)
        }

        private func report(_ problem: String) {
            let isNew = reported.withLock { reported in
                if reported.contains(problem) || reported.count > 100 { return false }
                reported.append(problem)
                return true
            }
            if isNew { notice(problem) }
        }
    }
}
