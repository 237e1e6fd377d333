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

        private struct State {
            var work: (any Cancellable)?
            var isStopped = false
        }

        private let state = Locked(State())

        override class func canInit(with request: URLRequest) -> Bool {
            guard let url = request.url, let method = request.httpMethod else { return false }
            let settings = engine.withLock { $0.settings }
            guard HostRule(settings).covers(url) else { return false }
            return !hidesBody(request, method) || settings.isOffline || pass(method, url, settings)
        }

        override class func canonicalRequest(for request: URLRequest) -> URLRequest { request }

        override func startLoading() {
            let engine = Self.engine.withLock { $0 }
            guard let call = Self.call(for: request, settings: engine.settings) else {
                client?.urlProtocol(self, didFailWithError: URLError(.badURL))
                return
            }
            let loading = Loading(self)
            Self.queue.async { loading.start(call, engine) }
        }

        override func stopLoading() {
            let work = state.withLock { state in
                state.isStopped = true
                return state.work
            }
            Self.queue.async { work?.cancel() }
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
            call.keepsWithoutPictures = true
            if hidesBody(request, call.method) { call.obstacle = .hiddenUpload }
            return call
        }

        /// What goes on for an interceptor on the other queue; it may be gone before that ends.
        private final class Loading: @unchecked Sendable {
            private weak var interceptor: Interceptor?

            init(_ interceptor: Interceptor) {
                self.interceptor = interceptor
            }

            func start(_ call: Call, _ engine: Engine) {
                guard let interceptor, !interceptor.state.withLock({ $0.isStopped }) else { return }
                let work = engine.start(call, sink: Collector { self.deliver($0) })
                let isStopped = interceptor.state.withLock { state in
                    state.work = work
                    return state.isStopped
                }
                if isStopped { work?.cancel() }
            }

            /// The body in one piece: with a completion handler only the last one would arrive.
            private func deliver(_ result: Result<Answer, any Error>) {
                guard let interceptor, let client = interceptor.client else { return }
                do {
                    let answer = try result.get()
                    guard let url = interceptor.request.url,
                        let response = HTTPURLResponse(
                            url: url, statusCode: answer.head.status, httpVersion: "HTTP/1.1",
                            headerFields: answer.head.headers)
                    else { throw URLError(.badServerResponse) }
                    client.urlProtocol(interceptor, didReceive: response, cacheStoragePolicy: .notAllowed)
                    if !answer.body.isEmpty { client.urlProtocol(interceptor, didLoad: answer.body) }
                    client.urlProtocolDidFinishLoading(interceptor)
                } catch is CancellationError {
                    return
                } catch {
                    client.urlProtocol(interceptor, didFailWithError: error)
                }
            }
        }
    }
}
