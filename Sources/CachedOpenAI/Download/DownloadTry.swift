import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// One request for a file, or for the rest of it, written as it comes. The thread waits for it.
    final class DownloadTry: TransportReceiver {
        private static let idleSeconds = 30.0
        /// What goes along when a server names another one that has the file.
        private static let carried: Set<String> = [
            "accept-encoding", "range", "if-range", "if-none-match", "if-modified-since",
        ]

        /// So much of what can't be a cache is enough to say what it is.
        private static let mostForeignBytes: UInt64 = 1 << 20
        private static let mostBytes: UInt64 = 64 << 30

        private struct State {
            var task: Transmission?
            var timer: IdleTimer?
            var head: ResponseHead?
            var total: UInt64?
            var isWriting = false
            /// Enough has come.
            var isCut = false
            var failure: (any Error)?
        }

        private let link: CacheLink
        private let partial: PartialFile
        private let progress: DownloadProgress
        private let state = Locked(State())
        private let ended = DispatchSemaphore(value: 0)

        init(_ link: CacheLink, into partial: PartialFile, _ progress: DownloadProgress) {
            self.link = link
            self.partial = partial
            self.progress = progress
        }

        /// The head of the answer; if it is a success, its whole body is in the file.
        ///
        /// - Parameter copy: what is known of the copy that needs no download if it is still the newest.
        func run(copy: PartialFile.Note?) throws -> ResponseHead {
            state.withLock { state in
                state.timer = IdleTimer(seconds: Self.idleSeconds) { [weak self] in self?.fail(URLError(.timedOut)) }
                state.task = Transport.shared.send(request(copy: copy), carrying: Self.carried, to: self)
            }
            ended.wait()
            let state = state.withLock { $0 }
            if let failure = state.failure { throw failure }
            guard let head = state.head else { throw URLError(.badServerResponse) }
            if state.isWriting, !state.isCut, let total = state.total, partial.count != total {
                throw URLError(.networkConnectionLost)
            }
            return head
        }

        /// Nothing of the caller's goes with it: no key, no header.
        private func request(copy: PartialFile.Note?) -> URLRequest {
            var request = URLRequest(url: link.url)
            request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
            if partial.count > 0, let condition = partial.note.rangeCondition {
                request.setValue("bytes=\(partial.count)-", forHTTPHeaderField: "Range")
                request.setValue(condition, forHTTPHeaderField: "If-Range")
            } else if let copy {
                if let tag = copy.tag { request.setValue(tag, forHTTPHeaderField: "If-None-Match") }
                if let date = copy.modified { request.setValue(date, forHTTPHeaderField: "If-Modified-Since") }
            }
            return request
        }

        func transportDidSend() {}

        func transportDidReceive(head: ResponseHead) {
            do {
                let total = try head.isSuccess ? begin(head) : nil
                let task = state.withLock { state in
                    state.timer?.touch()
                    state.head = head
                    state.total = total
                    state.isWriting = head.isSuccess
                    return state.task
                }
                // What a server says beside a refusal may have no end.
                if !head.isSuccess { task?.cancel() }
            } catch {
                fail(error)
            }
        }

        /// Returns how long the whole file is.
        private func begin(_ head: ResponseHead) throws -> UInt64? {
            var total: UInt64?
            if head.status == 206 {
                total = try totalBehind(head.headers["content-range"])
            } else {
                // What the system decodes has another length than the one in the header.
                let encoding = head.headers["content-encoding"] ?? "identity"
                let isAsSent = encoding.lowercased() == "identity"
                total = isAsSent ? head.headers["content-length"].flatMap { UInt64($0) } : nil
                try partial.restart(
                    .init(
                        key: link.key, tag: isAsSent ? head.headers["etag"] : nil,
                        modified: isAsSent ? head.headers["last-modified"] : nil, total: total,
                        encoding: isAsSent ? nil : encoding))
            }
            progress.begin(from: partial.count, of: total)
            return total
        }

        /// The length in `bytes 10-99/100`, if the part is the one that is missing.
        private func totalBehind(_ range: String?) throws -> UInt64? {
            let numbers = (range ?? "").split { " -/".contains($0) }
            let total = numbers.count == 4 ? UInt64(numbers[3]) : nil
            guard numbers.count == 4, UInt64(numbers[1]) == partial.count,
                partial.note.total == nil || total == partial.note.total
            else {
                try partial.restart(.init(key: link.key))
                throw URLError(.badServerResponse)
            }
            return total
        }

        func transportDidReceive(piece: Data) {
            let (isWriting, total) = state.withLock { state in
                state.timer?.touch()
                return (state.isWriting && !state.isCut && state.failure == nil, state.total)
            }
            guard isWriting else { return }
            if let total, partial.count + UInt64(piece.count) > total { return fail(URLError(.badServerResponse)) }
            do {
                try partial.append(piece)
                progress.update(partial.count, of: total)
                try checkLength(after: piece)
            } catch {
                fail(error)
            }
        }

        private func checkLength(after piece: Data) throws {
            if partial.count > Self.mostBytes {
                throw DownloadFailure("what \(link.shown) sends is longer than any cache. Tell your teacher.")
            }
            let before = partial.count - UInt64(piece.count)
            if before <= Self.mostForeignBytes, partial.count > Self.mostForeignBytes, !partial.beginsLikeCache {
                cut()
            }
        }

        private func cut() {
            let task = state.withLock { state in
                state.isCut = true
                return state.task
            }
            task?.cancel()
        }

        func transportDidEnd(_ error: (any Error)?) {
            state.withLock { state in
                state.timer?.stop()
                state.timer = nil
                if state.head?.isSuccess != false, !state.isCut { state.failure = state.failure ?? error }
            }
            ended.signal()
        }

        private func fail(_ error: any Error) {
            let task = state.withLock { state in
                state.failure = state.failure ?? error
                return state.task
            }
            task?.cancel()
        }
    }
}
