import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// The way out for what a program's own session sends: a session like it, but for the cache.
    final class SessionLine: @unchecked Sendable {
        /// Seconds after which an answer has to be whole; nil if the system sees to that.
        let resourceTimeout: Double?
        private let session: URLSession
        /// They are put into each request, and not left to the session: it would send them wherever a redirect leads.
        private let additionalHeaders: [AnyHashable: Any]
        private let router = SessionRouter()
        /// Tasks are made here: a thread that makes one waits for the queue that all sessions share.
        private let queue = DispatchQueue(label: "CachedOpenAI.SessionLine")

        init(like configuration: URLSessionConfiguration) {
            let own = configuration.copy() as? URLSessionConfiguration ?? .default
            own.protocolClasses = own.protocolClasses?.filter { !($0 is any Intercepting.Type) }
            #if canImport(FoundationNetworking)
                resourceTimeout = own.timeoutIntervalForResource
            #else
                resourceTimeout = nil
            #endif
            additionalHeaders = own.httpAdditionalHeaders ?? [:]
            own.httpAdditionalHeaders = nil
            session = URLSession(configuration: own, delegate: router, delegateQueue: router.operations)
        }

        deinit {
            session.finishTasksAndInvalidate()
        }

        /// Those of the request and, where it doesn't say otherwise, the session's.
        func headers(of request: URLRequest) -> [String: String] {
            let own = request.allHTTPHeaderFields ?? [:]
            let names = Set(own.keys.map { $0.lowercased() })
            var headers = own
            for (name, value) in additionalHeaders {
                if !names.contains("\(name)".lowercased()) { headers["\(name)"] = "\(value)" }
            }
            return headers
        }

        /// - Parameter begun: called with the task before it starts; what it returns says whether it is to start.
        func send(
            _ request: URLRequest, to receiver: SessionExchange, begun: @escaping @Sendable (URLSessionTask) -> Bool
        ) {
            queue.async {
                let task = self.session.dataTask(with: request)
                self.router.add(receiver, for: task)
                if begun(task) { task.resume() } else { self.giveUp(task) }
            }
        }

        func giveUp(_ task: URLSessionTask) { router.giveUp(task) }
    }
}
