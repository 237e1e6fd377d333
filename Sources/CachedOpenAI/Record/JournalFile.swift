import Foundation

nonisolated extension OpenAICache {
    /// One journal on disk. Another process may merge and delete it meanwhile: what stands in it stays readable here.
    final class JournalFile: Sendable {
        let source: FileSource
        let scanned: ScannedFile
        /// The end of the last frame that was seen to be whole.
        private let end: Locked<UInt64>

        /// Opens the journal at a path, or begins one. A torn tail is cut off.
        ///
        /// - Parameter seconds: how long to wait for another process that holds it.
        /// - Returns: nil if another process took it away at this very moment.
        static func open(
            path: String, waiting seconds: Double, report: (any Swift.Error) -> Void
        ) throws -> JournalFile? {
            let source = try FileSource(path: path, for: .update)
            return try FileLock.exclusive(source, seconds: seconds) {
                if isTaken(source) { return nil }
                if JournalHeader.isUnfinished(source) {
                    try? source.setCount(to: 0)
                    try write(JournalHeader().encode(), to: source, at: 0)
                }
                let header = try JournalHeader(from: source)
                if header.isOutdated {
                    let current = JournalHeader(identifier: header.identifier, version: header.version)
                    try source.write(current.encode(), at: 0)
                }
                let scanned = ScannedFile(source, from: UInt64(JournalHeader.byteCount))
                scanned.damage.forEach(report)
                setEnd(of: source, to: scanned.end)
                return JournalFile(source: source, scanned: scanned)
            }
        }

        private init(source: FileSource, scanned: ScannedFile) {
            self.source = source
            self.scanned = scanned
            end = Locked(scanned.end)
        }

        /// Appends a recording in one piece: it is there whole, or not at all.
        ///
        /// - Parameter seconds: how long to wait for another process that holds it.
        /// - Returns: false if another process has took the journal away: then a new one is needed.
        func append(_ recording: Recording, waiting seconds: Double) throws -> Bool {
            let frame = Frame.encode(.recording, stored: RecordingCoding.encode(recording))
            return try FileLock.exclusive(source, seconds: seconds) {
                if Self.isTaken(source) { return false }
                try end.withLock { end in
                    if source.count != end { end = wholeEnd(after: end) }
                    try Self.write(frame, to: source, at: end)
                    scanned.add(recording, at: end)
                    end += UInt64(frame.count)
                }
                return true
            }
        }

        /// Whether a cache file holds all that is known of the journal.
        func isMerged(into cache: any CacheLayer) -> Bool {
            scanned.keys.allSatisfy { key in
                guard let there = try? cache.locators(for: key) else { return false }
                return Set(there.map(\.identity)).isSuperset(of: scanned.locators(for: key).map(\.identity))
            }
        }

        /// Where another process' whole frames end. One that was killed may have left a torn one behind them: what
        /// follows that would be lost with it, so it is cut off.
        private func wholeEnd(after known: UInt64) -> UInt64 {
            let isCut = source.count < known
            var walk = FrameWalk(source, from: isCut ? UInt64(JournalHeader.byteCount) : known, to: source.count)
            while walk.next() != nil {}
            Self.setEnd(of: source, to: walk.lastEnd)
            return walk.lastEnd
        }

        /// Cuts a torn tail off, or fills up the zeros that a last frame lacks.
        private static func setEnd(of source: FileSource, to end: UInt64) {
            if source.count != end { try? source.setCount(to: end) }
        }

        /// Whether another process deleted it, or gave it another name. With its whole folder it may be moved.
        private static func isTaken(_ source: FileSource) -> Bool {
            if source.isInPlace { return false }
            let folder = URL(fileURLWithPath: source.name).deletingLastPathComponent().path
            return FileKind.at(folder) != nil || source.status?.isDeleted ?? true
        }

        private static func write(_ data: Data, to source: FileSource, at offset: UInt64) throws {
            do {
                try source.write(data, at: offset)
            } catch {
                try? source.setCount(to: offset)
                throw error
            }
        }
    }
}
