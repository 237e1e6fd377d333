import CachedOpenAI
import Foundation

/// What answers the requests of all connections.
protocol RequestHandler: Sendable {
    /// Why a request is refused before its body is read; nil if it isn't.
    func refusal(of head: RequestHead) -> ServedResponse?
    func answer(to request: ServedRequest) async -> ServedResponse
    /// Told of a request that is not answered, as far as its head could be read.
    func noteRefusal(_ response: ServedResponse, of head: RequestHead?)
    /// With what a browser needs to let a page see it.
    func dressed(_ response: ServedResponse, for head: RequestHead) -> ServedResponse
}

/// One connection: reads requests and writes their answers, one after the other, until either side ends it.
final class Connection: Sendable {
    /// So long may nothing be asked.
    private static let idleSeconds = 300.0
    /// So long may a head take from its first byte on.
    private static let headSeconds = 60.0
    private static let mostHead = 1 << 16
    private static let lineEnd = Data("\r\n".utf8)
    private static let headEnd = Data("\r\n\r\n".utf8)

    private let wire: Wire
    private let handler: any RequestHandler
    private let mostBody: Int
    private let state = OpenAICache.Locked(State())

    private struct State {
        /// Since when it waits for a request; nil while it is at work.
        var idleSince: ContinuousClock.Instant? = .now
        var isEnding = false
    }

    init(_ wire: Wire, mostBody: Int, handler: any RequestHandler) {
        self.wire = wire
        self.mostBody = mostBody
        self.handler = handler
    }

    func run() async {
        let peer = wire.peer
        do {
            while let head = try await nextHead(), try await serve(head, from: peer) {
                let isEnding = state.withLock { state in
                    state.idleSince = .now
                    return state.isEnding
                }
                if isEnding { break }
            }
        } catch {
            // The other side is gone, or the server ends.
        }
        wire.close()
    }

    /// No further request is read; one that is under way is answered.
    func finish() {
        let isBusy = state.withLock { state in
            state.isEnding = true
            return state.idleSince == nil
        }
        if !isBusy { wire.hangUp() }
    }

    /// Since when it waits for a request; nil if it is at work, or ends anyway.
    var idleSince: ContinuousClock.Instant? { state.withLock { $0.isEnding ? nil : $0.idleSince } }

    /// Says that there is no room for it, and ends.
    func turnAway() async {
        let problem = HTTPProblem(
            status: 503, message: "All connections of this server are at work. Try again.", code: "too_many_connections"
        )
        await refuse(.error(problem).adding([("retry-after", "1")]), nil)
        wire.close()
    }

    /// Also what is under way.
    func abort() { wire.hangUp() }

    private func nextHead() async throws -> RequestHead? {
        do {
            let tooLong = HTTPProblem(status: 431, message: "The head is longer than \(Self.mostHead >> 10) KB.")
            // Some send a line end behind a body.
            for _ in 0..<4 {
                guard
                    let bytes = try await wire.line(
                        before: Self.headEnd, most: Self.mostHead, tooLong: tooLong, idle: Self.idleSeconds,
                        seconds: Self.headSeconds)
                else { return nil }
                state.withLock { $0.idleSince = nil }
                if !bytes.isEmpty {
                    return try RequestHead(bytes.starts(with: Self.lineEnd) ? bytes.dropFirst(2) : bytes)
                }
            }
            throw HTTPProblem.bad("There is no request between so many line ends.")
        } catch let problem as HTTPProblem {
            await refuse(.error(problem), nil)
            return nil
        }
    }

    /// Whether the connection goes on.
    private func serve(_ head: RequestHead, from peer: String) async throws -> Bool {
        if let refusal = handler.refusal(of: head) {
            // What was not read would be taken for the next request.
            guard head.framing == .length(0) else {
                await refuse(refusal, head)
                return false
            }
            handler.noteRefusal(refusal, of: head)
            return try await ResponseWriting(wire: wire, head: head).write(handler.dressed(refusal, for: head))
        }
        do {
            let body = try await BodyReading(wire: wire, most: mostBody).body(of: head)
            return try await answer(ServedRequest(head: head, body: body, peer: peer))
        } catch let problem as HTTPProblem {
            await refuse(.error(problem), head)
            return false
        }
    }

    /// Who hangs up wants no answer: the work for it is given up. Who closes its own side alone does.
    private func answer(_ request: ServedRequest) async throws -> Bool {
        wire.beginAnswer()
        let work = Task { [wire, handler] in
            let response = await handler.answer(to: request)
            try Task.checkCancellation()
            let writing = ResponseWriting(wire: wire, head: request.head)
            return try await writing.write(handler.dressed(response, for: request.head))
        }
        let watch = Task { [wire] in
            if await wire.isHungUp(takesWords: !request.head.isHTTP10) { work.cancel() }
        }
        let outcome = await withTaskCancellationHandler {
            await work.result
        } onCancel: {
            work.cancel()
        }
        watch.cancel()
        await watch.value
        return try outcome.get()
    }

    private func refuse(_ response: ServedResponse, _ head: RequestHead?) async {
        handler.noteRefusal(response, of: head)
        guard let head = head ?? (try? RequestHead(Data("GET / HTTP/1.1".utf8))) else { return }
        var response = handler.dressed(response, for: head)
        response.closes = true
        guard (try? await ResponseWriting(wire: wire, head: head).write(response)) != nil else { return }
        await wire.drain(most: 1 << 20, seconds: 2)
    }
}
