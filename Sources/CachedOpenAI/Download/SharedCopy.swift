import Foundation

nonisolated extension OpenAICache {
    /// The copy of what was downloaded from a link, kept for the other folders of this user's machine.
    struct SharedCopy {
        private let path: String
        private var notePath: String { path + ".txt" }

        /// - Parameter folder: of the user's caches.
        init(of link: CacheLink, in folder: URL) {
            path = folder.appendingPathComponent("CachedOpenAI").appendingPathComponent(link.key + ".cache").path
        }

        /// What a server is asked about it; nil if there is no copy.
        var note: PartialFile.Note? {
            guard let lines = lines, FileManager.default.fileExists(atPath: path) else { return nil }
            return PartialFile.Note(tag: lines[1].isEmpty ? nil : lines[1], modified: lines[2].isEmpty ? nil : lines[2])
        }

        private var lines: [String]? {
            let lines = (try? String(contentsOfFile: notePath, encoding: .utf8))?.components(separatedBy: "\n") ?? []
            return lines.count == 3 ? lines : nil
        }

        /// Whether the copy is now in the file. One that has changed since it was kept doesn't count.
        func copy(into partial: PartialFile) throws -> Bool {
            guard let digest = lines?[0], let source = try? FileSource(path: path) else { return false }
            guard try FileDigest.of(source) == digest else { return false }
            try partial.restart(.init())
            try FileDigest.forEachPiece(of: source) { try partial.append($0) }
            return true
        }

        /// Keeps a file that is whole. What can't be kept is downloaded again one day.
        func keep(_ file: String, _ note: PartialFile.Note) throws {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let temporary = folder.appendingPathComponent(".\(UUID().uuidString)").path
            defer { unlink(temporary) }
            try FileManager.default.copyItem(atPath: file, toPath: temporary)
            let lines = [try FileDigest.of(FileSource(path: temporary)), note.tag ?? "", note.modified ?? ""]
            unlink(notePath)
            if rename(temporary, path) != 0 { throw CacheError.system("can't be written", path: path) }
            try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: notePath), options: .atomic)
        }
    }

    /// SHA-256 of a file of any size.
    enum FileDigest {
        static func of(_ file: FileSource) throws -> String {
            var hasher = SHA256()
            try forEachPiece(of: file) { hasher.update($0) }
            return Hexadecimal.text(of: hasher.finalize())
        }

        static func forEachPiece(of file: FileSource, _ body: (Data) throws -> Void) throws {
            let end = file.count
            var offset: UInt64 = 0
            while offset < end {
                let count = Swift.min(end - offset, 1 << 20)
                try body(try file.read(at: offset, count: Int(count)))
                offset += count
            }
        }
    }
}
