import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// How the requests of a program's own sessions come to an engine, and out again to the API.
    final class SessionGateway: @unchecked Sendable {
        let engine: Engine
        /// Calls begin here one after the other. Outside Apple's systems a session calls from a queue that all sessions
        /// share, and another session that is used on it waits for itself; a thread for each call would be too many.
        let queue = DispatchQueue(label: "CachedOpenAI.SessionGateway")
        private let lines: SessionLines

        init(_ engine: Engine, configuration: URLSessionConfiguration) {
            self.engine = engine
            lines = SessionLines(configuration)
        }

        /// Whether a request is for the cache: not if its body can't be seen, unless nothing may be sent.
        func takes(_ request: URLRequest) -> Bool {
            guard let url = request.url, let method = request.httpMethod else { return false }
            let settings = engine.settings
            guard HostRule(settings).covers(url) else { return false }
            if Self.isWebSocket(url) { return settings.isOffline }
            if settings.isOffline || !BodyReader.isHidden(in: request) { return true }
            Log(isVerbose: settings.isVerbose).verbose(LogLine.passing(method, path: url.path))
            return false
        }

        /// Why nothing can be done for a task, and nothing is sent.
        func refusal(of task: URLSessionTask?, _ request: URLRequest) -> RefusedTask? {
            if request.url.map(Self.isWebSocket) == true { return .webSocket(request) }
            #if canImport(FoundationNetworking)
                if task is URLSessionDownloadTask { return .download(request) }
                if task is URLSessionWebSocketTask { return .webSocket(request) }
            #endif
            return nil
        }

        /// The call that a request is.
        ///
        /// - Throws: if its URL has no host, or its body can't be read.
        func call(for request: URLRequest, from caller: CallersSession) throws -> Call {
            let line = lines.line(for: caller)
            guard let url = request.url?.absoluteURL, let address = Address(url, knownBases: engine.settings.knownBases)
            else { throw URLError(.badURL) }
            let body = try BodyReader.body(of: request)
            let headers = line.headers(of: request)
            let contentType = headers.first { $0.key.lowercased() == "content-type" }?.value
            var call = Call(
                method: (request.httpMethod ?? "GET").uppercased(), url: url, address: address,
                body: RequestBody(body, contentType: contentType))
            call.headers = headers
            call.timeout = request.timeoutInterval
            call.isForeign = true
            call.isStream = caller.takesPieces && (call.asksForStream || !ImagesAnswer.isExpected(at: address.path))
            if BodyReader.isHidden(in: request) { call.obstacle = .hiddenUpload }
            call.makeExchange = { outgoing, sink in
                let sent = SessionExchange.request(request, headers: headers, body: body, outgoing: outgoing)
                return SessionExchange(sent, on: line, for: caller, sink: sink)
            }
            return call
        }

        private static func isWebSocket(_ url: URL) -> Bool {
            ["ws", "wss"].contains(url.scheme?.lowercased())
        }
    }
}
