import Foundation

nonisolated extension OpenAICache {
    /// Takes the journal over into the cache file, then deletes it. Killed at any moment, it loses and doubles nothing.
    enum JournalMerge {
        private static let lockSeconds = 2.0

        struct Outcome {
            var entryCount = 0
            var damage: [CacheError] = []
        }

        /// - Returns: nil if there is nothing to merge.
        /// - Throws: `CacheError` if either file can't be used; then the journal stays as it is.
        static func run(journalPath: String, cachePath: String) throws -> Outcome? {
            guard FileManager.default.fileExists(atPath: journalPath) else { return nil }
            let journal = try FileSource(path: journalPath, flags: O_RDWR)
            return try FileLock.exclusive(journal, seconds: lockSeconds) {
                if JournalFile.isDeleted(journal) || journal.count == 0 { return nil }
                let outcome = try merge(journal, cachePath: cachePath)
                unlink(journalPath)
                return outcome
            }
        }

        private static func merge(_ journal: FileSource, cachePath: String) throws -> Outcome {
            let header = try JournalHeader(from: journal)
            let cache = try FileSource(path: cachePath, flags: O_RDWR | O_CREAT)
            return try FileLock.exclusive(cache, seconds: lockSeconds) {
                let writer = try CacheWriter(appendingTo: cache)
                let start = Swift.max(
                    UInt64(JournalHeader.byteCount), writer.mergedCount(ofJournal: header.identifier))
                let outcome = try append(from: journal, start: start, to: writer)
                try writer.commit(journal: header.identifier, byteCount: journal.count)
                return outcome
            }
        }

        private static func append(
            from journal: FileSource, start: UInt64, to writer: CacheWriter
        ) throws -> Outcome {
            var outcome = Outcome()
            var walk = FrameWalk(journal, from: start, to: journal.count)
            while let place = walk.next() {
                guard place.frame.kind == .recording else { continue }
                do {
                    let payload = try place.frame.payload(from: journal, at: place.offset)
                    guard let recording = try RecordingCoding.Fields(payload).recording else { continue }
                    try writer.append(recording)
                    outcome.entryCount += 1
                } catch let problem as CacheError where problem.file == journal.name {
                    outcome.damage.append(problem)
                }
            }
            outcome.damage += walk.damage
            return outcome
        }
    }
}
