import Foundation

nonisolated extension OpenAICache {
    /// Dev mode's writing side: the journal, its merge into the cache file, the used keys.
    final class Recorder: Sendable {
        private let cachePath: String
        private let journalPath: String
        private let journal: Journal
        private let usedKeys: UsedKeys
        /// What stands in a journal that could not be merged.
        private let unmerged = Locked<[any CacheLayer]>([])
        private let report: @Sendable (any Swift.Error) -> Void

        init(directory: URL, report: @escaping @Sendable (any Swift.Error) -> Void) {
            cachePath = directory.appendingPathComponent(FileNames.cache).path
            journalPath = directory.appendingPathComponent(FileNames.journal).path
            self.report = report
            journal = Journal(path: journalPath, report: report)
            usedKeys = UsedKeys(path: directory.appendingPathComponent(FileNames.usedKeys).path)
        }

        /// What was recorded since the last merge.
        var layers: [any CacheLayer] { unmerged.withLock { $0 } + journal.layers }

        /// Takes what earlier runs recorded over into the cache file. What can't be merged stays in the journal.
        ///
        /// - Returns: how many answers were merged.
        func mergeJournal() -> Int {
            do {
                let outcome = try JournalMerge.run(journalPath: journalPath, cachePath: cachePath)
                outcome?.damage.forEach(report)
                return outcome?.entryCount ?? 0
            } catch {
                report(error)
                readUnmerged()
                return 0
            }
        }

        private func readUnmerged() {
            do {
                let opened = CacheOpener.openJournal(try FileSource(path: journalPath))
                opened.problems.forEach(report)
                if let layer = opened.layer { unmerged.withLock { $0.append(layer) } }
            } catch {
                report(error)
            }
        }

        func keep(_ recording: Recording) throws {
            try journal.append(recording)
        }

        func note(_ key: RequestKey, seed: Int?, label: String) {
            do {
                try usedKeys.add(key, seed: seed, label: label)
            } catch {
                report(error)
            }
        }
    }
}
