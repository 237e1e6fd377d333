import Foundation

nonisolated extension OpenAICache {
    /// Takes the journal over into the cache file, then deletes it. Killed at any moment, it loses and doubles nothing.
    ///
    /// The cache file is locked all along, the journal for the last of it alone: while much is merged, other processes
    /// go on recording.
    package enum JournalMerge {
        package static let lockSeconds = 2.0
        private static let mostTries = 10
        /// A journal with more is merged while others record, but for its end.
        private static let mostUnderLock: UInt64 = 1 << 20

        package struct Outcome {
            package var entryCount = 0
            package var damage: [CacheError] = []
            /// How far the journal is merged.
            fileprivate var end: UInt64 = 0
        }

        private enum Phase {
            /// Others may be appending: the first frame that isn't whole ends it.
            case whileOthersRecord
            /// Nobody else has the journal: what isn't whole is damage.
            case last
        }

        /// - Parameter seconds: how long to wait for another process that holds one of the files.
        /// - Returns: nil if there is nothing to merge.
        /// - Throws: `CacheError` if either file can't be used; then the journal stays as it is.
        package static func run(
            journalPath: String, cachePath: String, waiting seconds: Double = lockSeconds
        ) throws -> Outcome? {
            for _ in 0..<mostTries {
                guard let journal = try open(journalPath), !isGone(journal) else { return nil }
                let header = try JournalHeader(from: journal)
                let cache = try FileSource(path: cachePath, for: .update)
                let outcome = try FileLock.exclusive(cache, seconds: seconds) {
                    cache.isInPlace ? try merge(journal, header, into: cache, waiting: seconds) : nil
                }
                if let outcome { return outcome }
            }
            throw CacheError.locked(cachePath)
        }

        /// Returns nil if another process took one of the files away meanwhile.
        private static func merge(
            _ journal: FileSource, _ header: JournalHeader, into cache: FileSource, waiting seconds: Double
        ) throws -> Outcome? {
            let wasNone = FileHeader.isUnfinished(cache)
            defer { if wasNone, isUseless(cache), cache.isInPlace { System.remove(cache.name) } }
            let isLarge = journal.count > mostUnderLock
            let early = isLarge ? try merge(journal, header, into: cache, .whileOthersRecord) : Outcome()
            return try FileLock.exclusive(journal, seconds: seconds) {
                if isGone(journal) { return nil }
                var outcome = try merge(journal, header, into: cache, .last)
                outcome.entryCount += early.entryCount
                guard cache.isInPlace else { return nil }
                FileSource.synchronizeFolder(of: cache.name)
                System.remove(journal.name)
                return outcome
            }
        }

        /// Nothing came into it: without it, nobody takes it for a cache that was cut short.
        private static func isUseless(_ cache: FileSource) -> Bool {
            FileHeader.isUnfinished(cache) || (try? CacheFile(cache))?.isEmpty == true
        }

        /// Nil if there is none, or none any more: another process may have merged it just now.
        private static func open(_ path: String) throws -> FileSource? {
            do {
                return try FileSource(path: path, for: .updateExisting)
            } catch {
                if FileManager.default.fileExists(atPath: path) { throw error }
                return nil
            }
        }

        private static func isGone(_ journal: FileSource) -> Bool {
            !journal.isInPlace || JournalHeader.isUnfinished(journal)
        }

        private static func merge(
            _ journal: FileSource, _ header: JournalHeader, into cache: FileSource, _ phase: Phase
        ) throws -> Outcome {
            let writer = try CacheWriter(appendingTo: cache)
            let start = Swift.max(UInt64(JournalHeader.byteCount), writer.mergedCount(ofJournal: header.identifier))
            let end = journal.count
            guard end > start else { return Outcome() }
            do {
                let outcome = try append(from: journal, start: start, end: end, to: writer, phase)
                try writer.commit(header, byteCount: outcome.end)
                return outcome
            } catch {
                writer.giveUp()
                throw error
            }
        }

        private static func append(
            from journal: FileSource, start: UInt64, end: UInt64, to writer: CacheWriter, _ phase: Phase
        ) throws -> Outcome {
            var outcome = Outcome(end: start)
            var walk = FrameWalk(journal, from: start, to: end)
            while let place = walk.next() {
                if phase == .whileOthersRecord, !walk.damage.isEmpty { return outcome }
                do {
                    if try append(place, of: journal, to: writer) { outcome.entryCount += 1 }
                } catch let problem as CacheError where problem.file == journal.name && problem.code == .damaged {
                    if phase == .whileOthersRecord { return outcome }
                    outcome.damage.append(problem)
                }
                outcome.end = walk.lastEnd
            }
            if phase == .last { outcome.damage += walk.damage }
            return outcome
        }

        private static func append(
            _ place: FrameWalk.Place, of journal: FileSource, to writer: CacheWriter
        ) throws -> Bool {
            guard place.frame.kind == .recording, let recording = try recording(at: place, of: journal) else {
                return false
            }
            try writer.append(recording)
            return true
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
