import Foundation

nonisolated extension OpenAICache {
    /// The copy of what was downloaded from a link, as it was published, kept for the other folders of this user's machine.
    struct SharedCopy {
        private static let others = mode_t(S_IWGRP | S_IWOTH)

        private let folder: String
        private let path: String
        private var notePath: String { path + ".txt" }

        /// - Parameter folder: of the user's caches.
        init(of link: CacheLink, in folder: URL) {
            let own = folder.appendingPathComponent("CachedOpenAI")
            self.folder = own.path
            path = own.appendingPathComponent(link.key + ".cache").path
        }

        /// What a server is asked about it; nil if there is no copy.
        var note: PartialFile.Note? {
            guard let lines = lines, Self.isOwn(path, S_IFREG) else { return nil }
            return PartialFile.Note(tag: lines[1].isEmpty ? nil : lines[1], modified: lines[2].isEmpty ? nil : lines[2])
        }

        private var lines: [String]? {
            guard Self.isOwn(folder, S_IFDIR), Self.isOwn(notePath, S_IFREG) else { return nil }
            let lines = FileSource.text(at: notePath)?.components(separatedBy: "\n") ?? []
            return lines.count == 3 ? lines : nil
        }

        /// Whether it is this user's, and nobody else may write it. Links are not followed.
        private static func isOwn(_ path: String, _ kind: mode_t) -> Bool {
            var status = stat()
            return lstat(path, &status) == 0 && isOwn(status, kind)
        }

        private static func isOwn(_ status: stat, _ kind: mode_t) -> Bool {
            status.st_mode & S_IFMT == kind && status.st_uid == geteuid() && status.st_mode & others == 0
        }

        /// Whether the copy is now in the file. One that has changed since it was kept doesn't count, nor does one that
        /// somebody else may have put there.
        func copy(into partial: PartialFile) throws -> Bool {
            guard let digest = lines?[0], let source = try? FileSource(path: path, flags: O_RDONLY | O_NOFOLLOW),
                let status = source.status, Self.isOwn(status, S_IFREG), try FileDigest.of(source) == digest
            else { return false }
            try partial.restart(.init())
            try FileDigest.forEachPiece(of: source) { try partial.append($0) }
            return true
        }

        /// Keeps a file that is whole. What can't be kept is downloaded again one day.
        func keep(_ file: FileSource, _ note: PartialFile.Note) throws {
            try makeFolder()
            unlink(notePath)
            var hasher = SHA256()
            try write(path) { copy in
                var end: UInt64 = 0
                try FileDigest.forEachPiece(of: file) { piece in
                    hasher.update(piece)
                    try copy.write(piece, at: end)
                    end += UInt64(piece.count)
                }
            }
            let lines = [Hexadecimal.text(of: hasher.finalize()), note.tag ?? "", note.modified ?? ""]
            try write(notePath) { try $0.write(Data(lines.joined(separator: "\n").utf8), at: 0) }
        }

        /// Whatever the umask gives, nobody else may write what other folders will take.
        private func makeFolder() throws {
            try FileSource.makeFolder(folder, mode: 0o755)
            var status = stat()
            guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw CacheError.link(folder) }
            if status.st_uid == geteuid(), status.st_mode & Self.others != 0 {
                chmod(folder, status.st_mode & 0o777 & ~Self.others)
            }
            guard Self.isOwn(folder, S_IFDIR) else {
                throw CacheError.system("is not yours alone", path: folder, EPERM)
            }
        }

        private func write(_ path: String, _ fill: (FileSource) throws -> Void) throws {
            let temporary = "\(folder)/.\(UUID().uuidString)"
            defer { unlink(temporary) }
            try fill(FileSource(path: temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o644))
            if rename(temporary, path) != 0 { throw CacheError.system("can't be written", path: path) }
        }
    }
}
