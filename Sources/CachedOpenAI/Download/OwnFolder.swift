import Foundation

nonisolated extension OpenAICache {
    /// The folder in the user's caches where what was fetched is kept for all of her programs. Nobody else may write what
    /// they will take.
    struct OwnFolder {
        let path: String

        init(in caches: URL) {
            path = caches.appendingPathComponent("CachedOpenAI").path
        }

        func path(of name: String) -> String { "\(path)/\(name)" }

        var isOwn: Bool { Self.isOwn(path, .folder) }

        /// Whether a file in it is this user's, and nobody else may write it or the folder. Links are not followed.
        func holds(_ path: String) -> Bool {
            isOwn && Self.isOwn(path, .file)
        }

        static func isOwn(_ status: FileStatus, _ kind: FileKind) -> Bool {
            status.kind == kind && status.isOwn && !status.isOpenToOthers
        }

        private static func isOwn(_ path: String, _ kind: FileKind) -> Bool {
            System.status(at: path, followsLink: false).map { isOwn($0, kind) } ?? false
        }

        /// A small file's lines; nil if it is not there, or not this user's.
        func lines(of path: String) -> [String]? {
            holds(path) ? FileSource.text(at: path)?.components(separatedBy: "\n") : nil
        }

        /// Whatever the umask gives, nobody else may write what other folders will take.
        func make() throws {
            try FileSource.makeFolder(path, mode: 0o755)
            guard let status = System.status(at: path, followsLink: false), status.kind == .folder else {
                throw CacheError.link(path)
            }
            if status.isOwn, status.isOpenToOthers { System.closeToOthers(path) }
            guard isOwn else {
                throw CacheError.system(
                    "is not yours alone", path: path, .init(reason: .notAllowed, text: "Operation not permitted"))
            }
        }

        /// Puts a file in place once it is whole.
        func write(_ path: String, _ fill: (FileSource) throws -> Void) throws {
            let temporary = self.path(of: ".\(UUID().uuidString)")
            defer { System.remove(temporary) }
            try fill(FileSource(path: temporary, for: .make, mode: 0o644))
            try FileSource.rename(temporary, to: path)
        }

        func write(_ path: String, lines: [String]) throws {
            try write(path) { try $0.write(Data(lines.joined(separator: "\n").utf8), at: 0) }
        }
    }
}
