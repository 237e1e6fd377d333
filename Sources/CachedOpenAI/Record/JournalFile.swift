import Foundation

nonisolated extension OpenAICache {
    /// One journal on disk. Another process may merge and delete it meanwhile: what stands in it stays readable here.
    final class JournalFile: Sendable {
        private static let lockSeconds = 2.0

        let source: FileSource
        let scanned: ScannedFile

        /// Opens the journal at a path, or begins one. A torn tail is cut off.
        ///
        /// - Returns: nil if another process deleted it at this very moment.
        static func open(path: String, report: (any Swift.Error) -> Void) throws -> JournalFile? {
            let source = try FileSource(path: path, flags: O_RDWR | O_CREAT)
            return try FileLock.exclusive(source, seconds: lockSeconds) {
                if isDeleted(source) { return nil }
                if source.count == 0 { try write(JournalHeader().encode(), to: source, at: 0) }
                _ = try JournalHeader(from: source)
                let scanned = ScannedFile(source, from: UInt64(JournalHeader.byteCount))
                scanned.damage.forEach(report)
                if scanned.end < source.count { ftruncate(source.descriptor, off_t(scanned.end)) }
                return JournalFile(source: source, scanned: scanned)
            }
        }

        private init(source: FileSource, scanned: ScannedFile) {
            self.source = source
            self.scanned = scanned
        }

        /// Appends a recording in one piece: it is there whole, or not at all.
        ///
        /// - Returns: false if another process has merged and deleted the journal: then a new one is needed.
        func append(_ recording: Recording) throws -> Bool {
            let frame = Frame.encode(.recording, stored: RecordingCoding.encode(recording))
            return try FileLock.exclusive(source, seconds: Self.lockSeconds) {
                if Self.isDeleted(source) { return false }
                let offset = source.count
                try Self.write(frame, to: source, at: offset)
                scanned.add(recording, at: offset)
                return true
            }
        }

        static func isDeleted(_ source: FileSource) -> Bool {
            var status = stat()
            return fstat(source.descriptor, &status) != 0 || status.st_nlink == 0
        }

        private static func write(_ data: Data, to source: FileSource, at offset: UInt64) throws {
            do {
                try source.write(data, at: offset)
            } catch {
                ftruncate(source.descriptor, off_t(offset))
                throw error
            }
        }
    }
}
