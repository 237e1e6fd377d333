import Foundation

nonisolated extension OpenAICache {
    /// The copy of what was downloaded from a link, as it was published, kept for the other folders of this user's machine.
    struct SharedCopy {
        private let folder: OwnFolder
        private let path: String
        private var notePath: String { path + ".txt" }

        /// - Parameter folder: of the user's caches.
        init(of link: CacheLink, in folder: URL) {
            self.folder = OwnFolder(in: folder)
            path = self.folder.path(of: link.key + ".cache")
        }

        /// What a server is asked about it; nil if there is no copy.
        var note: PartialFile.Note? {
            guard let lines = lines, folder.holds(path) else { return nil }
            return PartialFile.Note(tag: lines[1].isEmpty ? nil : lines[1], modified: lines[2].isEmpty ? nil : lines[2])
        }

        private var lines: [String]? {
            guard let lines = folder.lines(of: notePath), lines.count == 3 else { return nil }
            return lines
        }

        /// Whether the copy is now in the file. One that has changed since it was kept doesn't count, nor does one that
        /// somebody else may have put there.
        func copy(into partial: PartialFile) throws -> Bool {
            guard let digest = lines?[0], let source = try? FileSource(path: path, for: .readItself),
                let status = source.status, OwnFolder.isOwn(status, .file), try FileDigest.of(source) == digest
            else { return false }
            try partial.restart(.init())
            try FileDigest.forEachPiece(of: source) { try partial.append($0) }
            return true
        }

        /// Keeps a file that is whole. What can't be kept is downloaded again one day.
        func keep(_ file: FileSource, _ note: PartialFile.Note) throws {
            try folder.make()
            System.remove(notePath)
            var hasher = SHA256()
            try folder.write(path) { copy in
                var end: UInt64 = 0
                try FileDigest.forEachPiece(of: file) { piece in
                    hasher.update(piece)
                    try copy.write(piece, at: end)
                    end += UInt64(piece.count)
                }
            }
            let digest = Hexadecimal.text(of: hasher.finalize())
            try folder.write(notePath, lines: [digest, note.tag ?? "", note.modified ?? ""])
        }
    }
}
