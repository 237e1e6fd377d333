import Foundation

nonisolated extension OpenAICache {
    /// Dev mode's writing side: the journal, its merge into the cache file, the used keys.
    final class Recorder: Sendable {
        private let cachePath: String
        private let journalPath: String
        private let journal: Journal
        private let usedKeys: UsedKeys
        /// The cache file as it was opened last.
        private let cache: Locked<(any CacheLayer)?>
        /// What stands in a journal that could not be merged.
        private let unmerged = Locked<[any CacheLayer]>([])
        private let reread: @Sendable () -> (any CacheLayer)?
        private let report: @Sendable (any Swift.Error) -> Void

        /// - Parameter open: opens the cache file; nil if there is none that can be read.
        init(
            directory: URL, open: @escaping @Sendable () -> (any CacheLayer)?,
            report: @escaping @Sendable (any Swift.Error) -> Void
        ) {
            let cache = Locked<(any CacheLayer)?>(nil)
            self.cache = cache
            reread = {
                let opened = open()
                if let opened { cache.withLock { $0 = opened } }
                return opened
            }
            // If it can't be made, the first answer that can't be kept says so.
            try? FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            cachePath = directory.appendingPathComponent(FileNames.cache).path
            journalPath = directory.appendingPathComponent(FileNames.journal).path
            self.report = report
            journal = Journal(path: journalPath, reread: reread, report: report)
            usedKeys = UsedKeys(path: directory.appendingPathComponent(FileNames.usedKeys).path)
        }

        /// What was recorded, the oldest first. What moves from a journal into the cache file meanwhile may be in both.
        var layers: [any CacheLayer] {
            let recorded = unmerged.withLock { $0 } + journal.layers
            return [cache.withLock { $0 }].compactMap { $0 } + recorded
        }

        /// Takes what earlier runs recorded over into the cache file, and opens it. What can't be merged stays in the journal.
        ///
        /// - Returns: how many answers were merged.
        func mergeJournal() -> Int {
            defer { _ = reread() }
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
