import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// The classes that lead to a cache, whatever their number.
    protocol Intercepting: AnyObject {}

    /// What a program's own session takes for a protocol: leads the requests to OpenAI-style hosts to a cache.
    final class Interceptor<Number: GatewayNumber>: URLProtocol, Intercepting {
        private let delivery = Locked<Delivery?>(nil)

        override class func canInit(with request: URLRequest) -> Bool {
            SessionGateways.numbered(Number.value)?.takes(request) == true
        }

        override class func canonicalRequest(for request: URLRequest) -> URLRequest { request }

        /// Called on the session's queue: when the program resumes the task, and when something has come for it. A task that
        /// is suspended gets that when it is resumed; one that is cancelled must not.
        override func startLoading() {
            #if canImport(FoundationNetworking)
                if let task, task.state != .running { return }
            #endif
            let (current, isNew) = delivery.withLock { delivery in
                if let delivery { return (delivery, false) }
                let new = Delivery(to: self, of: CallersSession(of: task))
                delivery = new
                return (new, true)
            }
            if isNew { load(current) }
            current.giveAll(give)
        }

        /// A task that is suspended, and may have been resumed by now, goes on loading.
        override func stopLoading() {
            #if canImport(FoundationNetworking)
                if let state = task?.state, [.running, .suspended].contains(state) { return }
            #endif
            delivery.withLock { $0 }?.stop()
        }

        private func load(_ delivery: Delivery) {
            guard let gateway = SessionGateways.numbered(Number.value) else {
                return delivery.refuse(URLError(.badURL))
            }
            if let refusal = gateway.refusal(of: task, request) {
                #if canImport(FoundationNetworking)
                    (task as? URLSessionWebSocketTask)?.cancel()
                #endif
                return delivery.refuse(refusal)
            }
            delivery.start(request, through: gateway)
        }

        private func give(_ event: Delivery.Event) {
            switch event {
            case .head(let head):
                guard let url = request.url, let response = Self.response(head, url) else { return }
                client?.urlProtocol(self, didReceive: response, cacheStoragePolicy: .notAllowed)
            case .piece(let piece): client?.urlProtocol(self, didLoad: piece)
            case .end(.success): client?.urlProtocolDidFinishLoading(self)
            case .end(.failure(let error)): client?.urlProtocol(self, didFailWithError: error)
            }
        }

        /// Outside Apple's systems the session would ask for a password again, and never end.
        private static func response(_ head: ResponseHead, _ url: URL) -> HTTPURLResponse? {
            var headers = head.headers
            #if canImport(FoundationNetworking)
                if head.status == 401 { headers["www-authenticate"] = nil }
            #endif
            return HTTPURLResponse(
                url: url, statusCode: head.status, httpVersion: "HTTP/1.1", headerFields: headers)
        }
    }
}
