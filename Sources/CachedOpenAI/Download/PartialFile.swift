import Foundation

nonisolated extension OpenAICache {
    /// A download that isn't whole yet, with a note beside it of what it is a part of. For one thread at a time.
    final class PartialFile: @unchecked Sendable {
        /// What the next request needs to go on, or to learn that nothing has changed.
        struct Note: Equatable {
            var key = ""
            var tag: String?
            var modified: String?
            var total: UInt64?
            /// How the server packed it on the way, where the system has unpacked it.
            var encoding: String?

            /// What a server must still have for a part to fit (RFC 9110, 13.1.5); a weak tag doesn't say that.
            var rangeCondition: String? {
                if let tag { return tag.hasPrefix("W/") ? nil : tag }
                return modified
            }
        }

        let path: String
        private(set) var note = Note()
        private(set) var count: UInt64 = 0
        let file: FileSource
        private var notePath: String { path + ".txt" }

        /// Opens and locks it; while another program holds it, waits.
        ///
        /// - Parameter wait: called once, before a wait.
        static func withLock(_ path: String, wait: () -> Void, _ work: (PartialFile) throws -> Void) throws {
            var hasWaited = false
            for _ in 0..<mostTries {
                let file = try FileSource(path: path, for: .update)
                do {
                    let isDone = try FileLock.exclusive(file, seconds: hasWaited ? longestWait : 0) {
                        // What was locked may have been put in place or deleted by the one who held it before.
                        guard file.isInPlace else { return false }
                        try work(PartialFile(file, path: path))
                        return true
                    }
                    if isDone { return }
                } catch let error as CacheError where error.code == .locked && !hasWaited {
                    hasWaited = true
                    wait()
                }
            }
            throw CacheError.locked(path)
        }

        private static let longestWait = 3_600.0
        /// More than programs that download at once.
        private static let mostTries = 1_000

        private init(_ file: FileSource, path: String) {
            self.file = file
            self.path = path
            count = file.count
        }

        /// Keeps what an earlier run left behind if it is a part of the same thing.
        func resume(_ key: String) throws {
            let lines = FileSource.text(at: notePath)?.components(separatedBy: "\n") ?? []
            if lines.count == 4, lines[0] == key {
                let known = lines.map { $0.isEmpty ? nil : $0 }
                note = Note(key: key, tag: known[1], modified: known[2], total: known[3].flatMap { UInt64($0) })
            } else {
                try restart(Note(key: key))
            }
        }

        /// Forgets what is there.
        func restart(_ note: Note) throws {
            try file.setCount(to: 0)
            count = 0
            self.note = note
            let lines = [note.key, note.tag ?? "", note.modified ?? "", note.total.map { "\($0)" } ?? ""]
            let noteFile = try FileSource(path: notePath, for: .replace)
            try noteFile.write(Data(lines.joined(separator: "\n").utf8), at: 0)
        }

        func append(_ piece: Data) throws {
            try file.write(piece, at: count)
            count += UInt64(piece.count)
        }

        /// False for what can't become a cache, however much of it there is.
        var beginsLikeCache: Bool {
            guard let start = try? file.read(at: 0, count: Int(Swift.min(count, 64))) else { return true }
            return FileHeader.begins(start) || Gzip.begins(start)
        }

        func remove() {
            System.remove(path)
            System.remove(notePath)
        }

        /// Gives a whole file its name.
        ///
        /// - Parameter unpacked: what takes the place of the file itself.
        func place(_ unpacked: FileSource?, as target: String) throws {
            let whole = unpacked ?? file
            try whole.synchronize()
            try FileSource.rename(whole.name, to: target)
            FileSource.synchronizeFolder(of: target)
            remove()
        }
    }
}
