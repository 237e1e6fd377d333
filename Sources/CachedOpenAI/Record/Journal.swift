import Foundation

nonisolated extension OpenAICache {
    /// Where dev mode keeps each new answer at once: the journal file, a new one whenever a merge took the last.
    final class Journal: Sendable {
        private let path: String
        private let files: Locked<[JournalFile]>
        private let report: @Sendable (any Swift.Error) -> Void

        init(path: String, report: @escaping @Sendable (any Swift.Error) -> Void) {
            self.path = path
            self.report = report
            files = Locked([])
        }

        /// What was recorded through this journal, and what stood in it when it was opened.
        var layers: [any CacheLayer] {
            files.withLock { files in files.map(\.scanned) }
        }

        /// Appends a recording; when this returns, it survives the process.
        func append(_ recording: Recording) throws {
            try files.withLock { files in
                while true {
                    if try current(of: &files).append(recording) { return }
                    files.append(try open())
                }
            }
        }

        private func current(of files: inout [JournalFile]) throws -> JournalFile {
            if let last = files.last { return last }
            let file = try open()
            files.append(file)
            return file
        }

        private func open() throws -> JournalFile {
            for _ in 0..<100 {
                if let file = try JournalFile.open(path: path, report: report) { return file }
            }
            throw CacheError.locked(path)
        }
    }
}
