import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// Fetches one picture: each address on the way is looked at, and what comes is counted as it comes.
    final class PictureDownload: Sendable {
        /// How much may come, and how long it may take, other tries and redirects included.
        struct Bounds: Sendable {
            var bytes = 64 << 20
            var seconds = 120.0
            var redirects = 10
            var retries = 2

            init() {}

            /// - Parameter timeout: a call's, in seconds: its pictures get no longer.
            init(timeout: Double, retries: Int) {
                seconds = Swift.min(seconds, timeout)
                self.retries = retries
            }
        }

        private struct State {
            var task: URLSessionTask?
            var content = Data()
            var contentType: String?
            var redirectCount = 0
            var retryCount = 0
            var completion: (@Sendable (Result<RecordedAnswer.Picture, any Error>) -> Void)?
        }

        /// A name that is looked up holds its thread.
        private static let queue = DispatchQueue(label: "CachedOpenAI.PictureDownload", attributes: .concurrent)

        private let address: String
        private let sources: PictureSources
        private let bounds: Bounds
        private let state: Locked<State>

        /// - Parameter completion: called once.
        init(
            _ address: String, from sources: PictureSources, _ bounds: Bounds,
            completion: @escaping @Sendable (Result<RecordedAnswer.Picture, any Error>) -> Void
        ) {
            self.address = address
            self.sources = sources
            self.bounds = bounds
            state = Locked(State(completion: completion))
        }

        func start() {
            Clock.queue.asyncAfter(deadline: .now() + bounds.seconds) { [weak self] in
                guard let self else { return }
                self.fail("did not come within \(Int(self.bounds.seconds)) s")
            }
            go(to: URL(string: address))
        }

        func cancel() { end(.failure(CancellationError())) }

        private func go(to url: URL?) {
            guard let url else { return fail("is not a web address") }
            Self.queue.async {
                if let refusal = self.sources.refusal(of: url) {
                    let hop = self.state.withLock { $0.redirectCount > 0 }
                    return self.fail(hop ? "leads to \(Address.shown(url.absoluteString)), which \(refusal)" : refusal)
                }
                self.send(url)
            }
        }

        private func send(_ url: URL) {
            let task = PictureSession.shared.task(for: url, of: self)
            let isWanted = state.withLock { state in
                state.task = task
                state.content = Data()
                return state.completion != nil
            }
            if isWanted { task.resume() } else { PictureSession.shared.giveUp(task) }
        }

        // MARK: What the session tells

        func sessionDidRedirect(to url: URL?) {
            let count = state.withLock { state in
                state.redirectCount += 1
                return state.redirectCount
            }
            if count > bounds.redirects { return fail("is redirected more than \(bounds.redirects) times") }
            go(to: url)
        }

        func sessionDidReceive(_ response: HTTPURLResponse) {
            let head = ResponseHead(
                status: response.statusCode,
                headers: ["retry-after": response.value(forHTTPHeaderField: "Retry-After")].compactMapValues { $0 })
            guard head.isSuccess else {
                return again(
                    after: "was answered with status \(head.status)", head, RetryPolicy(maxRetries: 0).isRetryable(head)
                )
            }
            state.withLock { $0.contentType = response.value(forHTTPHeaderField: "Content-Type") }
            if response.expectedContentLength > Int64(bounds.bytes) { fail(tooLarge) }
        }

        func sessionDidReceive(_ data: Data) {
            let content = state.withLock { state in
                if state.completion != nil { state.content.append(data) }
                return state.content
            }
            if content.count > bounds.bytes { return fail(tooLarge) }
            if content.count >= PictureKind.enough { checkKind(content.prefix(PictureKind.enough)) }
        }

        func sessionDidEnd(_ error: (any Error)?) {
            if let error { return again(after: "did not come whole: \(error.localizedDescription)", nil, true) }
            let (content, contentType) = state.withLock { ($0.content, $0.contentType) }
            if checkKind(content) { end(.success(.init(url: address, contentType: contentType, content: content))) }
        }

        private var tooLarge: String { "is larger than \(bounds.bytes >> 20) MB" }

        @discardableResult private func checkKind(_ content: Data) -> Bool {
            let isPicture = PictureKind(content) != nil
            if !isPicture { fail("is not a picture") }
            return isPicture
        }

        // MARK: The end, or another try

        private func again(after reason: String, _ head: ResponseHead?, _ isRetryable: Bool) {
            let (task, count) = state.withLock { state in
                defer { state.task = nil }
                state.retryCount += state.task == nil ? 0 : 1
                return (state.task, state.retryCount)
            }
            guard let task else { return }
            PictureSession.shared.giveUp(task)
            guard isRetryable, count <= bounds.retries else { return fail(reason) }
            let seconds = RetryPolicy(maxRetries: 0).seconds(afterRetries: count - 1, head: head)
            Clock.queue.asyncAfter(deadline: .now() + seconds) { [weak self] in
                guard let self else { return }
                self.state.withLock { $0.redirectCount = 0 }
                self.go(to: URL(string: self.address))
            }
        }

        private func fail(_ reason: String) {
            end(.failure(PictureFetch.Failure(description: "\(Address.shown(address)) \(reason)")))
        }

        private func end(_ result: Result<RecordedAnswer.Picture, any Error>) {
            let (task, completion) = state.withLock { state in
                defer { state = State(completion: nil) }
                return (state.task, state.completion)
            }
            task.map(PictureSession.shared.giveUp)
            completion?(result)
        }
    }
}
