import Foundation

nonisolated extension OpenAICache {
    /// The copy of what was downloaded from a link, as it was published, kept for the other folders of this user's machine.
    struct SharedCopy {
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
            guard let lines = lines, Self.isOwn(path, .file) else { return nil }
            return PartialFile.Note(tag: lines[1].isEmpty ? nil : lines[1], modified: lines[2].isEmpty ? nil : lines[2])
        }

        private var lines: [String]? {
            guard Self.isOwn(folder, .folder), Self.isOwn(notePath, .file) else { return nil }
            let lines = FileSource.text(at: notePath)?.components(separatedBy: "\n") ?? []
            return lines.count == 3 ? lines : nil
        }

        /// Whether it is this user's, and nobody else may write it. Links are not followed.
        private static func isOwn(_ path: String, _ kind: FileKind) -> Bool {
            System.status(at: path, followsLink: false).map { isOwn($0, kind) } ?? false
        }

        private static func isOwn(_ status: FileStatus, _ kind: FileKind) -> Bool {
            status.kind == kind && status.isOwn && !status.isOpenToOthers
        }

        /// Whether the copy is now in the file. One that has changed since it was kept doesn't count, nor does one that
        /// somebody else may have put there.
        func copy(into partial: PartialFile) throws -> Bool {
            guard let digest = lines?[0], let source = try? FileSource(path: path, for: .readItself),
                let status = source.status, Self.isOwn(status, .file), try FileDigest.of(source) == digest
            else { return false }
            try partial.restart(.init())
            try FileDigest.forEachPiece(of: source) { try partial.append($0) }
            return true
        }

        /// Keeps a file that is whole. What can't be kept is downloaded again one day.
        func keep(_ file: FileSource, _ note: PartialFile.Note) throws {
            try makeFolder()
            System.remove(notePath)
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
            guard let status = System.status(at: folder, followsLink: false), status.kind == .folder else {
                throw CacheError.link(folder)
            }
            if status.isOwn, status.isOpenToOthers { System.closeToOthers(folder) }
            guard Self.isOwn(folder, .folder) else {
                throw CacheError.system(
                    "is not yours alone", path: folder, .init(reason: .notAllowed, text: "Operation not permitted"))
            }
        }

        private func write(_ path: String, _ fill: (FileSource) throws -> Void) throws {
            let temporary = "\(folder)/.\(UUID().uuidString)"
            defer { System.remove(temporary) }
            try fill(FileSource(path: temporary, for: .make, mode: 0o644))
            try FileSource.rename(temporary, to: path)
        }
    }
}
