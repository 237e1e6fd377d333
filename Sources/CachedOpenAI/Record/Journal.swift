import Foundation

nonisolated extension OpenAICache {
    /// Where dev mode keeps each new answer at once: the journal file, a new one whenever a merge took the last.
    final class Journal: Sendable {
        /// Appending takes milliseconds: only a process that was stopped in the middle holds the journal this long.
        private static let lockSeconds = 10.0
        /// Once it has held it that long.
        private static let lockSecondsAfterwards = 0.1

        private let path: String
        private let files = Locked<[JournalFile]>([])
        /// How long the one who appends waits for another process; others of this process wait for that one.
        private let patience = Locked(lockSeconds)
        private let reread: @Sendable () -> (any CacheLayer)?
        private let report: @Sendable (any Swift.Error) -> Void

        /// - Parameter reread: opens the cache file anew once another process has merged the journal into it.
        init(
            path: String, reread: @escaping @Sendable () -> (any CacheLayer)?,
            report: @escaping @Sendable (any Swift.Error) -> Void
        ) {
            self.path = path
            self.reread = reread
            self.report = report
        }

        /// What was recorded through this journal and is not in the cache file yet, and what stood in it when it was opened.
        var layers: [any CacheLayer] {
            files.withLock { $0.map(\.scanned) }
        }

        /// Appends a recording; when this returns, it survives the process.
        func append(_ recording: Recording) throws {
            try patience.withLock { seconds in
                do {
                    try append(recording, waiting: seconds)
                    seconds = Self.lockSeconds
                } catch let problem as CacheError where problem.code == .locked {
                    seconds = Self.lockSecondsAfterwards
                    throw problem
                }
            }
        }

        private func append(_ recording: Recording, waiting seconds: Double) throws {
            while true {
                if let last = files.withLock(\.last) {
                    if try last.append(recording, waiting: seconds) { return }
                    closeMerged()
                }
                let next = try open(waiting: seconds)
                files.withLock { $0.append(next) }
            }
        }

        /// Another process took the journal away. What is in the cache file now need not be held open any longer.
        private func closeMerged() {
            guard let cache = reread() else { return }
            let merged = files.withLock { $0 }.filter { $0.isMerged(into: cache) }
            files.withLock { files in files.removeAll { file in merged.contains { $0 === file } } }
        }

        private func open(waiting seconds: Double) throws -> JournalFile {
            for _ in 0..<100 {
                if let file = try JournalFile.open(path: path, waiting: seconds, report: report) { return file }
            }
            throw CacheError.locked(path)
        }
    }
}
