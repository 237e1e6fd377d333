import Foundation

nonisolated extension OpenAICache {
    /// An advisory lock on a whole file (`flock`), shared by the processes that record in one folder.
    enum FileLock {
        private static let step: UInt32 = 2_000

        /// Takes the lock for as long as a piece of work takes.
        ///
        /// - Throws: `CacheError` if another process holds it for longer than `seconds`.
        static func exclusive<Answer>(
            _ file: FileSource, seconds: Double, _ work: () throws -> Answer
        ) throws -> Answer {
            try take(file, seconds: seconds)
            defer { _ = flock(file.descriptor, LOCK_UN) }
            return try work()
        }

        private static func take(_ file: FileSource, seconds: Double) throws {
            let end = Date().timeIntervalSinceReferenceDate + seconds
            while flock(file.descriptor, LOCK_EX | LOCK_NB) != 0 {
                guard errno == EWOULDBLOCK || errno == EINTR else {
                    throw CacheError.system("can't be locked", path: file.name)
                }
                guard Date().timeIntervalSinceReferenceDate < end else { throw CacheError.locked(file.name) }
                usleep(step)
            }
        }
    }
}
