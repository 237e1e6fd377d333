import Foundation

nonisolated extension OpenAICache {
    /// What stands at a path. Opening a pipe would wait for someone who writes into it.
    enum FileKind {
        case file, folder, link, other

        /// Links followed; nil for nothing.
        static func at(_ path: String) -> FileKind? { read(path, 0) }

        /// Links not followed; nil for nothing.
        static func itself(at path: String) -> FileKind? { read(path, AT_SYMLINK_NOFOLLOW) }

        /// Which file or folder it is, links followed; nil for nothing.
        static func identity(of path: String) -> [UInt64]? {
            var status = Foundation.stat()
            guard Foundation.fstatat(AT_FDCWD, path, &status, 0) == 0 else { return nil }
            return [UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino)]
        }

        private static func read(_ path: String, _ flags: Int32) -> FileKind? {
            var status = Foundation.stat()
            guard Foundation.fstatat(AT_FDCWD, path, &status, flags) == 0 else { return nil }
            switch status.st_mode & S_IFMT {
            case S_IFREG: return .file
            case S_IFDIR: return .folder
            case S_IFLNK: return .link
            default: return .other
            }
        }
    }
}
