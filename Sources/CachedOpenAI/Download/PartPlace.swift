import Foundation

nonisolated extension OpenAICache {
    /// Where the parts of a published cache are kept for all programs of the user: a file with holes, and a note beside it.
    struct PartPlace: Sendable {
        private static let fewestBytes: UInt64 = 64_000_000
        private static let mostBytes: UInt64 = 64 << 30
        private static let longestWait = 3_600.0

        let link: CacheLink
        let say: @Sendable (String) -> Void
        private let settings: Settings
        private let folder: OwnFolder
        private let path: String
        private var notePath: String { path + ".txt" }

        /// Nil where parts are not wanted: the digest of a whole file can only be checked on all of it.
        init?(_ link: CacheLink, _ settings: Settings, say: @escaping @Sendable (String) -> Void) {
            guard settings.cacheRanges != .never, link.digest == nil, !link.url.isFileURL,
                let caches = settings.cachesFolder
            else { return nil }
            self.link = link
            self.settings = settings
            self.say = say
            folder = OwnFolder(in: caches)
            path = folder.path(of: link.key + ".parts")
        }

        /// What to ask a server first.
        var probe: DownloadTry.Probe {
            .init(fewestBytes: settings.cacheRanges == .always ? 0 : Self.fewestBytes)
        }

        /// One program at a time begins, so that the others find what it began.
        func exclusively<Answer>(wait: () -> Void, _ work: () throws -> Answer) throws -> Answer {
            try? folder.make()
            let lock = folder.isOwn ? try? FileSource(path: path + ".lock", for: .update, mode: 0o644) : nil
            guard let lock else { return try work() }
            // Who waits for one that is gone finds what was begun, too.
            defer { System.remove(lock.name) }
            do {
                return try FileLock.exclusive(lock, seconds: 0, work)
            } catch let error as CacheError where error.code == .locked && error.file == lock.name {
                wait()
                return try FileLock.exclusive(lock, seconds: Self.longestWait, work)
            }
        }

        /// The cache as far as it is here; nil if nothing is.
        func layer(isNew: Bool = false) -> PartLayer? {
            guard let lines = folder.lines(of: notePath), lines.count == 2, let count = UInt64(lines[0]),
                folder.holds(path), let file = opened,
                let status = file.status, OwnFolder.isOwn(status, .file)
            else { return nil }
            let fetcher = PartFetcher(self, isOffline: settings.isOffline)
            guard let source = try? PartSource(file, name: link.shown, count: count, fetcher: fetcher, isNew: isNew),
                source.root == lines[1], link.root == nil || link.root == source.root
            else { return nil }
            return try? PartLayer(source)
        }

        /// What can't be written, on a medium of its own perhaps, can be read.
        private var opened: FileSource? {
            (try? FileSource(path: path, for: .updateExisting)) ?? (try? FileSource(path: path))
        }

        /// Keeps what came first.
        ///
        /// - Returns: nil for a file that can't be read in parts.
        /// - Throws: `DownloadFailure`, `CacheError`.
        func begin(_ end: FileEnd) throws -> PartLayer? {
            guard end.total <= Self.mostBytes, let directory = end.directory, directory.partDigests != nil else {
                return nil
            }
            do {
                try folder.make()
            } catch let error as CacheError {
                say("parts can't be kept, so the cache is downloaded whole. \(error)")
                return nil
            }
            var source: PartSource?
            System.remove(notePath)
            try folder.write(path) { file in
                let request = PartRequest(link: link, total: end.total, say: say)
                try file.write(
                    try directory.header ?? request.bytes(in: 0..<UInt64(FileHeader.byteCount)), at: 0)
                try file.write(end.data, at: end.offset)
                source = try? PartSource(file, name: link.shown, count: end.total)
            }
            guard let source else {
                remove()
                return nil
            }
            if let root = link.root, root != source.root {
                remove()
                throw link.isAnother
            }
            try folder.write(notePath, lines: ["\(source.count)", source.root])
            let size = DownloadProgress.inWords(source.count)
            say(
                "reading \(link.shown), \(size), in the parts that are asked for; they are kept in "
                    + OneLine.path(folder.path))
            return layer(isNew: true)
        }

        func remove() {
            System.remove(notePath)
            System.remove(path)
        }
    }
}
