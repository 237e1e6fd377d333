import Foundation

nonisolated extension OpenAICache {
    /// An advisory lock on a whole file (`flock`), shared by the processes that record in one folder.
    enum FileLock {
        private static let step: UInt32 = 2_000
        private static let hasWarned = Locked(false)
        private static let unlocked = Locked<[String: Locked<Void>]>([:])

        /// Takes the lock for as long as a piece of work takes. Where the file system has no locks, the work is done
        /// without: what was paid for is kept, and standard error says once what must not happen.
        ///
        /// - Throws: `CacheError` if another process holds it for longer than `seconds`.
        static func exclusive<Answer>(
            _ file: FileSource, seconds: Double, _ work: () throws -> Answer
        ) throws -> Answer {
            guard try take(file, seconds: seconds) else {
                return try turns(at: file.name).withLock { _ in try work() }
            }
            defer { _ = flock(file.descriptor, LOCK_UN) }
            return try work()
        }

        /// Those of one process take turns, whatever the file system knows.
        private static func turns(at path: String) -> Locked<Void> {
            unlocked.withLock { unlocked in
                let turns = unlocked[path] ?? Locked(())
                unlocked[path] = turns
                return turns
            }
        }

        /// Returns false if there is no such thing as a lock on this file.
        private static func take(_ file: FileSource, seconds: Double) throws -> Bool {
            let end = Date().timeIntervalSinceReferenceDate + seconds
            while flock(file.descriptor, LOCK_EX | LOCK_NB) != 0 {
                let reason = errno
                guard isHeldByAnother(reason) else {
                    warn(file, reason)
                    return false
                }
                guard Date().timeIntervalSinceReferenceDate < end else { throw CacheError.locked(file.name) }
                usleep(step)
            }
            return true
        }

        /// Some network file systems say `EACCES` where others say `EWOULDBLOCK`. Any other reason means that waiting
        /// does not help: `ENOLCK`, `ENOSYS`, `EOPNOTSUPP` and more, each system its own.
        private static func isHeldByAnother(_ reason: Int32) -> Bool {
            reason == EWOULDBLOCK || reason == EINTR || reason == EACCES
        }

        private static func warn(_ file: FileSource, _ reason: Int32) {
            let isFirst = hasWarned.withLock { hasWarned in
                defer { hasWarned = true }
                return !hasWarned
            }
            guard isFirst else { return }
            let folder = OneLine.path(URL(fileURLWithPath: file.name).deletingLastPathComponent().path)
            StandardError.write(
                line:
                    "\(OneLine.path(file.name)): can't be locked (\(String(cString: strerror(reason)))), so it is used without a "
                    + "lock. Answers are kept as usual, but only one program at a time may record or download in "
                    + "\(folder): two would spoil each other's files. A folder on this computer's own disk has locks.")
        }
    }
}
