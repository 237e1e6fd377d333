import Foundation

nonisolated extension OpenAICache {
    /// Puts the cache behind a link into the working directory: whole, checked, or not at all. A large one is read in parts.
    struct CacheDownload {
        private static let mostTries = 50
        private static let mostFailures = 3
        /// Unpacking takes as much memory. A cache is compressed already: nothing that large gains from gzip.
        private static let mostUnpackedBytes = 1 << 30

        let link: CacheLink
        let settings: Settings
        let say: @Sendable (String) -> Void

        private var target: String { settings.directory.appendingPathComponent(FileNames.cache).path }

        /// The cache, if it is read in parts; nil if it is in place.
        ///
        /// - Throws: `DownloadFailure`. Then nothing is in place; what has come may be kept for the next run.
        func run() throws -> PartLayer? {
            let place = PartPlace(link, settings, say: say)
            if let layer = place?.layer() { return layer }
            let wait = { say("another program is downloading \(FileNames.cache) into this folder; waiting for it") }
            var layer: PartLayer?
            do {
                try PartialFile.withLock(target + ".download", wait: wait) { partial in
                    defer { if partial.count == 0 { partial.remove() } }
                    if FileSource.holdsSomething(at: target) { return partial.remove() }
                    do {
                        layer = try deliver(into: partial, place)
                    } catch let error as CacheError {
                        // A full disk needs the room.
                        partial.remove()
                        throw error
                    }
                }
            } catch let error as CacheError {
                let reason = "\(error)"
                let stop = reason.hasSuffix(".") ? "" : "."
                throw DownloadFailure(
                    "\(link.shown) was not downloaded. \(reason)\(stop) See that there is room and that this folder can "
                        + "be written into, then run the program again.")
            }
            return layer
        }

        private func deliver(into partial: PartialFile, _ place: PartPlace?) throws -> PartLayer? {
            guard let place else { return try deliver(into: partial, probing: nil) }
            let wait = { say("another program is fetching \(link.shown); waiting for it") }
            return try place.exclusively(wait: wait) { try place.layer() ?? deliver(into: partial, probing: place) }
        }

        private func deliver(into partial: PartialFile, probing place: PartPlace?) throws -> PartLayer? {
            let copy = settings.cachesFolder.map { SharedCopy(of: link, in: $0) }
            let filled = try fill(partial, copy, place)
            do {
                switch filled {
                case .parts(let layer):
                    partial.remove()
                    return layer
                case .copy(let unpacked): try self.place(partial, unpacked)
                case .new:
                    let unpacked = try check(partial)
                    if !link.url.isFileURL { try? copy?.keep(partial.file, partial.note) }
                    try self.place(partial, unpacked)
                }
                return nil
            } catch {
                partial.remove()
                throw error
            }
        }

        private func place(_ partial: PartialFile, _ unpacked: FileSource?) throws {
            try partial.place(unpacked, as: target)
            let count = (try? FileSource(path: target).count) ?? 0
            say("\(OneLine.path(target)) is in place, \(DownloadProgress.inWords(count))")
        }

        // MARK: From the server, or from a copy

        private enum Filled {
            case new
            /// It was checked already.
            case copy(unpacked: FileSource?)
            /// Nothing of it is in the file.
            case parts(PartLayer)
        }

        private func fill(_ partial: PartialFile, _ copy: SharedCopy?, _ place: PartPlace?) throws -> Filled {
            if link.url.isFileURL {
                try read(into: partial)
                return .new
            }
            if link.isPinned || settings.isOffline, let taken = try take(copy, into: partial, "") { return taken }
            if settings.isOffline {
                throw DownloadFailure(
                    "\(link.shown) was not downloaded: CACHED_OPENAI_OFFLINE is set. Run the program once without it.")
            }
            do {
                if let filled = try fetch(into: partial, copy?.note, place) { return filled }
                if let taken = try take(copy, into: partial, ", which is still the newest") { return taken }
                return try fetch(into: partial, nil, place) ?? .new
            } catch let failure as DownloadFailure where failure.isPassing {
                if let taken = try take(copy, into: partial, ": \(failure)") { return taken }
                throw failure
            }
        }

        /// Nil if there is no copy that is as good as what the server has.
        private func take(_ copy: SharedCopy?, into partial: PartialFile, _ reason: String) throws -> Filled? {
            guard let copy, try copy.copy(into: partial) else { return nil }
            do {
                let unpacked = try check(partial)
                say("taking the copy of an earlier download of \(link.shown)\(reason)")
                return .copy(unpacked: unpacked)
            } catch is DownloadFailure {
                say("the copy of an earlier download of \(link.shown) is not what it should be; it is not taken")
                try partial.restart(.init(key: link.key))
                return nil
            }
        }

        private func read(into partial: PartialFile) throws {
            guard FileKind.at(link.url.path) == .file else {
                throw DownloadFailure("\(link.shown) is not a file. Check the address.")
            }
            try partial.restart(.init(key: link.key))
            try FileDigest.forEachPiece(of: FileSource(path: link.url.path)) { try partial.append($0) }
        }

        // MARK: Trying until it is whole

        private enum Outcome {
            case whole, unchanged
            case inParts(FileEnd)
            /// The server gives parts, but not of this file, or not as asked.
            case wantsWhole
            case wantsEnd(total: UInt64)
            case again(reason: String, head: ResponseHead?)
        }

        /// Nil if the copy is still the newest.
        private func fetch(
            into partial: PartialFile, _ copy: PartialFile.Note?, _ place: PartPlace?
        ) throws -> Filled? {
            try partial.resume(link.key)
            if partial.count > 0, partial.count == partial.note.total { return .new }
            let progress = DownloadProgress(link.shown, isTerminal: settings.drawsProgress)
            var (failures, farthest) = (0, partial.count)
            var (place, probe) = (place, place?.probe)
            for _ in 0..<Self.mostTries {
                let (reason, head): (String, ResponseHead?)
                switch try attempt(into: partial, copy, progress, probe) {
                case .whole: return .new
                case .unchanged: return nil
                case .inParts(let end):
                    if let layer = try place?.begin(end) { return .parts(layer) }
                    fallthrough
                case .wantsWhole:
                    (place, probe) = (nil, nil)
                    continue
                case .wantsEnd(let total):
                    probe?.total = total
                    continue
                case .again(let why, let answer): (reason, head) = (why, answer)
                }
                // A server that takes back what it sent comes no farther.
                failures = partial.count > farthest ? 1 : failures + 1
                farthest = Swift.max(farthest, partial.count)
                if failures > Self.mostFailures { throw gaveUp(reason, partial) }
                let seconds = RetryPolicy(maxRetries: 0).seconds(afterRetries: failures - 1, head: head)
                say("\(reason); trying again")
                Foundation.Thread.sleep(forTimeInterval: seconds)
            }
            throw gaveUp("the connection breaks too often", partial)
        }

        private func attempt(
            into partial: PartialFile, _ copy: PartialFile.Note?, _ progress: DownloadProgress,
            _ probe: DownloadTry.Probe?
        ) throws -> Outcome {
            defer { progress.end() }
            do {
                let head: ResponseHead
                switch try DownloadTry(link, into: partial, progress, probe).run(copy: copy) {
                case .answered(let answer): head = answer
                case .inParts(let end): return .inParts(end)
                case .wantsWhole: return .wantsWhole
                case .wantsEnd(let total): return .wantsEnd(total: total)
                }
                if head.isSuccess { return .whole }
                if head.status == 304 && copy != nil { return .unchanged }
                if head.status == 416 {
                    try partial.restart(.init(key: link.key))
                } else if !RetryPolicy(maxRetries: 0).isRetryable(head) {
                    throw link.refusal(head)
                }
                return .again(reason: "\(link.shown) was answered with \(CacheLink.words(head.status))", head: head)
            } catch let error as URLError {
                let done = partial.count > 0 ? " after \(DownloadProgress.inWords(partial.count))" : ""
                return .again(
                    reason: "no connection to \(link.shown)\(done) (\(error.localizedDescription))", head: nil)
            }
        }

        private func gaveUp(_ reason: String, _ partial: PartialFile) -> DownloadFailure {
            let kept = partial.count > 0 ? "; it will go on where it stopped" : ""
            return DownloadFailure(
                "the cache was not downloaded: \(reason). Check the internet connection and run the program again\(kept).",
                isPassing: true)
        }

        // MARK: Whether it is what it should be

        /// Returns what was in it, if it was packed.
        private func check(_ partial: PartialFile) throws -> FileSource? {
            let file = partial.file
            let found = try link.digest.map { _ in try FileDigest.of(file) }
            let unpacked = try unpack(file)
            do {
                if let digest = link.digest, let found, digest != found, try digest != unpacked.map(FileDigest.of) {
                    throw otherDigest(digest, found, partial.note.encoding)
                }
                try checkIsWhole(unpacked ?? file)
                if let root = link.root { try check(unpacked ?? file, against: root) }
            } catch {
                if let unpacked { System.remove(unpacked.name) }
                throw error
            }
            return unpacked
        }

        private func check(_ file: FileSource, against root: String) throws {
            guard let source = try? PartSource(file, name: link.shown, count: file.count) else {
                throw DownloadFailure(
                    "the cache from \(link.shown) holds no digests by which it could be checked against root=\(root). "
                        + "Ask your teacher for a link with sha256=, or for a cache that was made anew.")
            }
            if source.root != root { throw link.isAnother }
            if !source.isWhole { throw CacheError.damaged(link.shown, offset: 0, "a part has another digest") }
        }

        private func otherDigest(_ digest: String, _ found: String, _ encoding: String?) -> DownloadFailure {
            if let encoding {
                return DownloadFailure(
                    "the server packed what it sent from \(link.shown) (Content-Encoding: \(OneLine.of(encoding, most: 40))), "
                        + "so that only the unpacked file can be checked: its SHA-256 is \(found), but behind the # of the "
                        + "link stands \(digest). Ask your teacher for a link with the digest of the unpacked file.")
            }
            return DownloadFailure(
                "what came from \(link.shown) is not what was published: its SHA-256 should be \(digest), but it "
                    + "is \(found). Run the program again; if that doesn't help, ask your teacher for a new link.")
        }

        private func unpack(_ file: FileSource) throws -> FileSource? {
            guard file.count > 2, Gzip.begins(try file.read(at: 0, count: 2)) else { return nil }
            let content: Data
            do {
                guard file.count <= UInt64(Self.mostUnpackedBytes) else {
                    throw Gzip.Failure(description: "it is too large")
                }
                let packed = try file.read(at: 0, count: Int(clamping: file.count))
                content = try Gzip.unpack(packed, mostBytes: Self.mostUnpackedBytes)
            } catch {
                throw DownloadFailure(
                    "what came from \(link.shown) can't be unpacked: \(error). Run the program again; if that doesn't "
                        + "help, ask your teacher for a cache that isn't packed.")
            }
            let unpacked = try FileSource(path: target + ".unpacked", for: .replace)
            do {
                try unpacked.write(content, at: 0)
            } catch {
                System.remove(unpacked.name)
                throw error
            }
            return unpacked
        }

        private func checkIsWhole(_ file: FileSource) throws {
            let opened = CacheOpener.open(file)
            let cache = opened.layer?.indexedFile
            let problem = opened.problems.first ?? cache?.firstDamage()
            if problem == nil, cache != nil { return }
            switch problem?.code {
            case .foreign:
                throw DownloadFailure(
                    "what came from \(link.shown) is not a cache: \(ForeignFile(file).kind). Open the address in a "
                        + "browser: perhaps one must log in first, or it is a page that shows the file and not the file itself."
                )
            case .newerVersion: throw DownloadFailure("the cache from \(link.shown) is \(problem?.reason ?? "")")
            default:
                let place = problem?.offset.map { " at byte \($0)" } ?? ""
                throw DownloadFailure(
                    "the cache from \(link.shown) is damaged or was cut short\(place). Run the program again; if that "
                        + "doesn't help, tell your teacher.")
            }
        }
    }
}
