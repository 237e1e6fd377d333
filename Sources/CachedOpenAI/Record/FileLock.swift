import Foundation

nonisolated extension OpenAICache {
    /// An advisory lock on a whole file (`flock`), shared by the processes that record in one folder.
    package enum FileLock {
        private static let step = 0.002
        private static let hasWarned = Locked(false)
        private static let unlocked = Locked<[String: Locked<Void>]>([:])

        /// Takes the lock for as long as a piece of work takes. Where the file system has no locks, the work is done
        /// without: what was paid for is kept, and standard error says once what must not happen.
        ///
        /// - Throws: `CacheError` if another process holds it for longer than `seconds`.
        package static func exclusive<Answer>(
            _ file: FileSource, seconds: Double, _ work: () throws -> Answer
        ) throws -> Answer {
            guard try take(file, seconds: seconds) else {
                return try turns(at: file.name).withLock { _ in try work() }
            }
            defer { System.unlock(file.descriptor) }
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
            while true {
                switch System.tryLock(file.descriptor) {
                case .taken: return true
                case .impossible(let refusal):
                    warn(file, refusal)
                    return false
                case .heldByAnother:
                    guard Date().timeIntervalSinceReferenceDate < end else { throw CacheError.locked(file.name) }
                    Foundation.Thread.sleep(forTimeInterval: step)
                }
            }
        }

        private static func warn(_ file: FileSource, _ refusal: SystemRefusal) {
            let isFirst = hasWarned.withLock { hasWarned in
                defer { hasWarned = true }
                return !hasWarned
            }
            guard isFirst else { return }
            let folder = OneLine.path(URL(fileURLWithPath: file.name).deletingLastPathComponent().path)
            StandardError.write(
                line:
                    "\(OneLine.path(file.name)): can't be locked (\(refusal.text)), so it is used without a "
                    + "lock. Answers are kept as usual, but only one program at a time may record or download in "
                    + "\(folder): two would spoil each other's files. A folder on this computer's own disk has locks.")
        }
    }
}
