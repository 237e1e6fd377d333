import Foundation

nonisolated extension OpenAICache {
    /// What stands at a path, links followed. Opening a pipe would wait for someone who writes into it.
    enum FileKind {
        case file, folder, other

        /// Nil for nothing.
        static func at(_ path: String) -> FileKind? {
            var status = Foundation.stat()
            guard Foundation.fstatat(AT_FDCWD, path, &status, 0) == 0 else { return nil }
            switch status.st_mode & S_IFMT {
            case S_IFREG: return .file
            case S_IFDIR: return .folder
            default: return .other
            }
        }
    }
}
