import Foundation

nonisolated extension OpenAICache {
    /// What is wrong with a cache file, where, and what to do next.
    public struct CacheError: Swift.Error, Hashable, LocalizedError, CustomStringConvertible {
        /// What kind of trouble it is.
        public enum Code: Hashable, Sendable {
            /// The system refused to open, read or write.
            case system
            /// Another process holds the file.
            case locked
            /// Not a cache of this library, but something else.
            case foreign
            /// Made by a newer version of this library.
            case newerVersion
            /// Cut short, or changed after it was written.
            case damaged
        }

        /// What kind of trouble it is.
        public let code: Code
        /// The file's path, or what else holds the cache.
        public let file: String
        /// Where in the file, in bytes from its beginning.
        public let offset: UInt64?
        let reason: String

        /// The file, the byte offset, what is wrong and what to do next.
        public var description: String {
            let place = offset.map { " at byte \($0)" } ?? ""
            return "\(OneLine.path(file))\(place): \(OneLine.of(reason, most: 800))"
        }

        /// The same, as `localizedDescription`.
        public var errorDescription: String? { description }

        static func system(_ what: String, path: String, _ refusal: SystemRefusal) -> CacheError {
            CacheError(code: .system, file: path, offset: nil, reason: "\(what): \(refusal.description)")
        }

        /// What the system refuses becomes an error that names the file.
        static func passing<Answer>(
            _ what: String, path: String, _ work: () throws(SystemRefusal) -> Answer
        ) throws -> Answer {
            do { return try work() } catch { throw system(what, path: path, error) }
        }

        /// Something that can't be opened and read as a file can stands at a path.
        static func notAFile(_ path: String, isFolder: Bool) -> CacheError {
            let what = isFolder ? "a folder stands here, but it should be a file" : "this is not a file to read from"
            return CacheError(code: .system, file: path, offset: nil, reason: "\(what). Rename it or move it away.")
        }

        static func notAFolder(_ path: String) -> CacheError {
            CacheError(
                code: .system, file: path, offset: nil,
                reason: "a file stands here, but it should be a folder. Rename it or move it away.")
        }

        static func link(_ file: String) -> CacheError {
            CacheError(
                code: .system, file: file, offset: nil,
                reason: "this is a symbolic link, which may lead anywhere, so nothing is written. Remove it.")
        }

        static func locked(_ file: String) -> CacheError {
            CacheError(
                code: .locked, file: file, offset: nil,
                reason: "another process is using this file. Wait for it to end, or stop it, and try again.")
        }

        static func empty(_ file: String) -> CacheError {
            CacheError(
                code: .damaged, file: file, offset: 0, reason: "the file is empty. Get it again, or record again.")
        }

        static func endOfFile(_ file: String, offset: UInt64) -> CacheError {
            CacheError(
                code: .damaged, file: file, offset: offset,
                reason: "the file ends here, but the cache doesn't: it was cut short. Get it again, or record again.")
        }

        package static func damaged(_ file: String, offset: UInt64, _ what: String) -> CacheError {
            CacheError(
                code: .damaged, file: file, offset: offset,
                reason: "damaged (\(what)). What can still be read is used. Get the file again, or record again.")
        }

        /// A cache to which something was done that leaves some of it readable.
        static func spoilt(_ source: any ByteSource) -> CacheError {
            let found = ForeignFile(source)
            return CacheError(
                code: .damaged, file: source.name, offset: 0,
                reason: "\(found.kind). What can still be read is used. \(found.advice)")
        }

        static func foreign(_ source: any ByteSource, isJournal: Bool = false) -> CacheError {
            let found = ForeignFile(source)
            let wanted = isJournal ? "a journal" : "a cache"
            return CacheError(
                code: .foreign, file: source.name, offset: 0,
                reason: "\(found.kind), so it can't be read as \(wanted) of CachedOpenAI. \(found.advice)")
        }

        static func newerVersion(_ file: String, version: UInt16, known: UInt16) -> CacheError {
            CacheError(
                code: .newerVersion, file: file, offset: 8,
                reason: "written in format \(version), but this version of CachedOpenAI reads up to format \(known). "
                    + "Update CachedOpenAI (or ask for a new CachedOpenAI.swift).")
        }
    }
}
