import Foundation

nonisolated extension OpenAICache {
    /// Puts the cache behind a link into the working directory: whole, checked, or not at all.
    struct CacheDownload {
        private static let mostTries = 50
        private static let mostFailures = 3
        /// Unpacking takes as much memory. A cache is compressed already: nothing that large gains from gzip.
        private static let mostUnpackedBytes = 1 << 30

        let link: CacheLink
        let settings: Settings
        let say: @Sendable (String) -> Void

        private var target: String { settings.directory.appendingPathComponent(FileNames.cache).path }

        /// - Throws: `DownloadFailure`. Then nothing is in place; what has come may be kept for the next run.
        func run() throws {
            let wait = { say("another program is downloading \(FileNames.cache) into this folder; waiting for it") }
            do {
                try PartialFile.withLock(target + ".download", wait: wait) { partial in
                    defer { if partial.count == 0 { partial.remove() } }
                    if FileSource.holdsSomething(at: target) { return partial.remove() }
                    do {
                        try deliver(into: partial)
                    } catch let error as CacheError {
                        // A full disk needs the room.
                        partial.remove()
                        throw error
                    }
                }
            } catch let error as CacheError {
                throw DownloadFailure(
                    "\(link.shown) was not downloaded. \(error). See that there is room and that this folder can be "
                        + "written into, then run the program again.")
            }
        }

        private func deliver(into partial: PartialFile) throws {
            let copy = settings.cachesFolder.map { SharedCopy(of: link, in: $0) }
            let isNew = try fill(partial, copy)
            let note = partial.note
            do {
                let unpacked = try check(partial.file, digest: isNew ? link.digest : nil)
                try partial.place(unpacked, as: target)
            } catch {
                partial.remove()
                throw error
            }
            say("\(target) is in place, \(DownloadProgress.inWords((try? FileSource(path: target).count) ?? 0))")
            if isNew && !link.url.isFileURL { try? copy?.keep(target, note) }
        }

        // MARK: From the server, or from a copy

        /// Returns false if what is in the file now is the copy, which was checked when it was made.
        private func fill(_ partial: PartialFile, _ copy: SharedCopy?) throws -> Bool {
            if link.url.isFileURL {
                try read(into: partial)
                return true
            }
            if link.digest != nil || settings.isOffline, try take(copy, into: partial, "") { return false }
            if settings.isOffline {
                throw DownloadFailure(
                    "\(link.shown) was not downloaded: CACHED_OPENAI_OFFLINE is set. Run the program once without it.")
            }
            do {
                if try fetch(into: partial, copy?.note) { return true }
                if try take(copy, into: partial, ", which is still the newest") { return false }
                return try fetch(into: partial, nil)
            } catch let failure as DownloadFailure where failure.isPassing {
                if try take(copy, into: partial, ": \(failure)") { return false }
                throw failure
            }
        }

        private func take(_ copy: SharedCopy?, into partial: PartialFile, _ reason: String) throws -> Bool {
            guard let copy, try copy.copy(into: partial) else { return false }
            say("taking the copy of an earlier download of \(link.shown)\(reason)")
            return true
        }

        private func read(into partial: PartialFile) throws {
            // Opening what is no file, such as a pipe, might wait forever.
            var information = stat()
            guard stat(link.url.path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
                throw DownloadFailure("\(link.shown) is not a file. Check the address.")
            }
            try partial.restart(.init(key: link.key))
            try FileDigest.forEachPiece(of: FileSource(path: link.url.path)) { try partial.append($0) }
        }

        // MARK: Trying until it is whole

        private enum Outcome {
            case whole, unchanged
            case again(reason: String, head: ResponseHead?)
        }

        /// Returns false if the copy is still the newest.
        private func fetch(into partial: PartialFile, _ copy: PartialFile.Note?) throws -> Bool {
            try partial.resume(link.key)
            if partial.count > 0, partial.count == partial.note.total { return true }
            let progress = DownloadProgress(link.shown, isTerminal: settings.drawsProgress)
            var failures = 0
            for _ in 0..<Self.mostTries {
                let before = partial.count
                let outcome = try attempt(into: partial, copy, progress)
                guard case .again(let reason, let head) = outcome else {
                    if case .whole = outcome { return true }
                    return false
                }
                failures = partial.count > before ? 1 : failures + 1
                if failures > Self.mostFailures { throw gaveUp(reason, partial) }
                let seconds = RetryPolicy(maxRetries: 0).seconds(afterRetries: failures - 1, head: head)
                say("\(reason); trying again")
                usleep(UInt32(seconds * 1_000_000))
            }
            throw gaveUp("the connection breaks too often", partial)
        }

        private func attempt(
            into partial: PartialFile, _ copy: PartialFile.Note?, _ progress: DownloadProgress
        ) throws -> Outcome {
            defer { progress.end() }
            do {
                let head = try DownloadTry(link, into: partial, progress).run(copy: copy)
                if head.isSuccess { return .whole }
                if head.status == 304 && copy != nil { return .unchanged }
                if head.status == 416 {
                    try partial.restart(.init(key: link.key))
                } else if !RetryPolicy(maxRetries: 0).isRetryable(head) {
                    throw refusal(head)
                }
                return .again(reason: "\(link.shown) was answered with \(Self.words(head.status))", head: head)
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

        private func refusal(_ head: ResponseHead) -> DownloadFailure {
            let advice =
                [401, 403].contains(head.status)
                ? "Ask your teacher for a link that everyone may open" : "Check the URL with your teacher"
            return DownloadFailure(
                "the cache was not downloaded: \(link.shown) was answered with \(Self.words(head.status)). \(advice).")
        }

        private static func words(_ status: Int) -> String {
            "\(status) \(HTTPURLResponse.localizedString(forStatusCode: status).capitalized)"
        }

        // MARK: Whether it is what it should be

        /// Returns what was in it, if it was packed.
        private func check(_ file: FileSource, digest: String?) throws -> FileSource? {
            let found = try digest.map { _ in try FileDigest.of(file) }
            let unpacked = try unpack(file)
            do {
                if let digest, let found, digest != found, try digest != unpacked.map(FileDigest.of) {
                    throw DownloadFailure(
                        "what came from \(link.shown) is not what was published: its SHA-256 should be \(digest), but it "
                            + "is \(found). Run the program again; if that doesn't help, ask your teacher for a new link."
                    )
                }
                try checkOpens(unpacked ?? file)
            } catch {
                if let unpacked { unlink(unpacked.name) }
                throw error
            }
            return unpacked
        }

        private func unpack(_ file: FileSource) throws -> FileSource? {
            guard file.count > 2, Gzip.begins(try file.read(at: 0, count: 2)) else { return nil }
            let content: Data
            do {
                let packed = try Data(contentsOf: URL(fileURLWithPath: file.name), options: .alwaysMapped)
                content = try Gzip.unpack(packed, mostBytes: Self.mostUnpackedBytes)
            } catch {
                throw DownloadFailure(
                    "what came from \(link.shown) can't be unpacked: \(error). Run the program again; if that doesn't "
                        + "help, ask your teacher for a cache that isn't packed.")
            }
            let unpacked = try FileSource(path: target + ".unpacked", flags: O_RDWR | O_CREAT | O_TRUNC)
            do {
                try unpacked.write(content, at: 0)
            } catch {
                unlink(unpacked.name)
                throw error
            }
            return unpacked
        }

        private func checkOpens(_ file: FileSource) throws {
            let opened = CacheOpener.open(file)
            let end = (opened.layer as? CheckedFile)?.file.commit.fileCount ?? .max
            guard !opened.problems.isEmpty || end > file.count else { return }
            let problem = opened.problems.first
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
