import Foundation

nonisolated extension OpenAICache {
    /// Takes the journal over into the cache file, then deletes it. Killed at any moment, it loses and doubles nothing.
    enum JournalMerge {
        private static let lockSeconds = 2.0

        struct Outcome {
            var entryCount = 0
            var damage: [CacheError] = []
            /// Where the journal's last whole frame ends.
            fileprivate(set) var end: UInt64 = 0
        }

        /// - Returns: nil if there is nothing to merge.
        /// - Throws: `CacheError` if either file can't be used; then the journal stays as it is.
        static func run(journalPath: String, cachePath: String) throws -> Outcome? {
            guard let journal = try open(journalPath) else { return nil }
            return try FileLock.exclusive(journal, seconds: lockSeconds) {
                if JournalFile.isDeleted(journal) || JournalHeader.isUnfinished(journal) { return nil }
                let outcome = try merge(journal, cachePath: cachePath)
                unlink(journalPath)
                return outcome
            }
        }

        /// Nil if there is none, or none any more: another process may have merged it just now.
        private static func open(_ path: String) throws -> FileSource? {
            do {
                return try FileSource(path: path, flags: O_RDWR)
            } catch {
                if FileManager.default.fileExists(atPath: path) { throw error }
                return nil
            }
        }

        private static func merge(_ journal: FileSource, cachePath: String) throws -> Outcome {
            let header = try JournalHeader(from: journal)
            let cache = try FileSource(path: cachePath, flags: O_RDWR | O_CREAT)
            return try FileLock.exclusive(cache, seconds: lockSeconds) {
                let writer = try CacheWriter(appendingTo: cache)
                let start = Swift.max(
                    UInt64(JournalHeader.byteCount), writer.mergedCount(ofJournal: header.identifier))
                do {
                    let outcome = try append(from: journal, start: start, to: writer)
                    try writer.commit(journal: header.identifier, byteCount: outcome.end)
                    return outcome
                } catch {
                    writer.giveUp()
                    throw error
                }
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
                    guard let recording = try recording(at: place, of: journal) else { continue }
                    try writer.append(recording)
                    outcome.entryCount += 1
                } catch let problem as CacheError where problem.file == journal.name && problem.code == .damaged {
                    outcome.damage.append(problem)
                }
            }
            outcome.damage += walk.damage
            outcome.end = walk.lastEnd
            return outcome
        }

        private static func recording(at place: FrameWalk.Place, of journal: FileSource) throws -> Recording? {
            let payload = try place.frame.payload(from: journal, at: place.offset)
            do {
                return try RecordingCoding.Fields(payload).recording
            } catch {
                throw CacheError.damaged(journal.name, offset: place.offset, "a record that can't be read")
            }
        }
    }
}
