import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// The door for any client that uses `URLSession`: takes the requests to OpenAI-style hosts, lets all others pass.
    final class Interceptor: URLProtocol {
        /// The engine that requests are led to.
        static let engine = Locked(Engine.shared)

        /// Outside Apple's systems the system calls from a queue that all sessions share, and a second session that is
        /// used on it waits for itself. So everything is done on queues of our own.
        private static let queue = DispatchQueue(label: "CachedOpenAI.Interceptor", attributes: .concurrent)

        private enum State {
            case idle
            case loading(Loading)
            case arrived(Result<Answer, any Error>)
            case given
        }

        private let state = Locked(State.idle)

        override class func canInit(with request: URLRequest) -> Bool {
            guard let url = request.url, let method = request.httpMethod else { return false }
            let settings = engine.withLock { $0.settings }
            guard HostRule(settings).covers(url) else { return false }
            return !hidesBody(request, method) || settings.isOffline || pass(method, url, settings)
        }

        override class func canonicalRequest(for request: URLRequest) -> URLRequest { request }

        /// Called on the session's queue: at first, when the program resumes the task, and by `giveOnSessionsQueue()`.
        override func startLoading() {
            let before = state.withLock { state in
                defer { if case .arrived = state { state = .given } }
                return state
            }
            switch before {
            case .idle: load()
            case .arrived(let result): give(result)
            case .loading, .given: return
            }
        }

        private func load() {
            let engine = Self.engine.withLock { $0 }
            guard let call = Self.call(for: request, settings: engine.settings) else {
                client?.urlProtocol(self, didFailWithError: URLError(.badURL))
                return
            }
            let loading = Loading(self)
            state.withLock { $0 = .loading(loading) }
            Self.queue.async { loading.start(call, engine) }
        }

        override func stopLoading() {
            let before = state.withLock { state in
                defer { if case .given = state {} else { state = .idle } }
                return state
            }
            if case .loading(let loading) = before { Self.queue.async { loading.stop() } }
        }

        /// What has come for what is under way; what was stopped has nothing to say any more.
        private func take(_ result: Result<Answer, any Error>, of loading: Loading) {
            let isWanted = state.withLock { state in
                guard case .loading(let wanted) = state, wanted === loading else { return false }
                state = .arrived(result)
                return true
            }
            if isWanted { giveOnSessionsQueue() }
        }

        /// Outside Apple's systems a session's own records are read with every call to the client, on the calling thread,
        /// and changed on the session's queue: elsewhere that is a crash now and then. Resuming a task that runs
        /// calls `startLoading()` on that queue. A task that the program has suspended gets its answer when it is resumed.
        private func giveOnSessionsQueue() {
            #if canImport(FoundationNetworking)
                if let task {
                    if task.state == .running { task.resume() }
                    return
                }
            #endif
            startLoading()
        }

        /// The body in one piece: with a completion handler only the last one would arrive.
        private func give(_ result: Result<Answer, any Error>) {
            do {
                let answer = try result.get()
                var headers = answer.head.headers
                // Outside Apple's systems a session would wait for a login that nobody gives.
                if answer.head.status == 401 { headers["www-authenticate"] = nil }
                guard let url = request.url,
                    let response = HTTPURLResponse(
                        url: url, statusCode: answer.head.status, httpVersion: "HTTP/1.1", headerFields: headers)
                else { throw URLError(.badServerResponse) }
                client?.urlProtocol(self, didReceive: response, cacheStoragePolicy: .notAllowed)
                if !answer.body.isEmpty { client?.urlProtocol(self, didLoad: answer.body) }
                client?.urlProtocolDidFinishLoading(self)
            } catch is CancellationError {
                return
            } catch {
                client?.urlProtocol(self, didFailWithError: error)
            }
        }

        /// An upload task's body can't be seen from here; without it the request can't be told from others.
        private class func hidesBody(_ request: URLRequest, _ method: String) -> Bool {
            ["POST", "PUT", "PATCH"].contains(method) && request.httpBody == nil && request.httpBodyStream == nil
        }

        private class func pass(_ method: String, _ url: URL, _ settings: Settings) -> Bool {
            Log(isVerbose: settings.isVerbose).verbose(
                "\(method) \(url.path) passes uncached: it has no body that can be seen here (an upload task's is hidden)"
            )
            return false
        }

        private static func call(for request: URLRequest, settings: Settings) -> Call? {
            guard let url = request.url, let address = Address(url, knownBases: settings.knownBases) else { return nil }
            let headers = request.allHTTPHeaderFields ?? [:]
            let contentType = request.value(forHTTPHeaderField: "Content-Type")
            var call = Call(
                method: request.httpMethod ?? "GET", url: url, address: address,
                body: RequestBody(BodyReader.body(of: request), contentType: contentType))
            call.headers = headers
            call.timeout = request.timeoutInterval
            call.isForeign = true
            if hidesBody(request, call.method) { call.obstacle = .hiddenUpload }
            return call
        }

        /// What goes on for an interceptor on the other queue; it may be gone before that ends.
        private final class Loading: @unchecked Sendable {
            private struct State {
                var work: (any Cancellable)?
                var isStopped = false
            }

            private weak var interceptor: Interceptor?
            private let state = Locked(State())

            init(_ interceptor: Interceptor) {
                self.interceptor = interceptor
            }

            func start(_ call: Call, _ engine: Engine) {
                if state.withLock({ $0.isStopped }) { return }
                let work = engine.start(call, sink: Collector { self.interceptor?.take($0, of: self) })
                let isStopped = state.withLock { state in
                    state.work = work
                    return state.isStopped
                }
                if isStopped { work?.cancel() }
            }

            func stop() {
                let work = state.withLock { state in
                    state.isStopped = true
                    return state.work
                }
                work?.cancel()
            }
        }
    }
}
