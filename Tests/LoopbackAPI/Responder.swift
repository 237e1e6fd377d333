import FlyingFox
import Foundation

/// Between FlyingFox and the script: notes each request, and puts the reply to it into FlyingFox's words.
struct Responder: HTTPHandler {
    typealias Request = LoopbackAPI.Request
    typealias Reply = LoopbackAPI.Reply

    let requests = Locked([Request]())
    let routes = Locked([Route]())
    private let usual = UsualAnswers()

    func handleRequest(_ incoming: HTTPRequest) async throws -> HTTPResponse {
        let request = try await Request(incoming)
        requests.withLock { $0.append(request) }
        do {
            let reply = try await reply(to: request)
            if reply.delayMilliseconds > 0 { try await Task.sleep(for: .milliseconds(reply.delayMilliseconds)) }
            return try await reply.response()
        } catch {
            // The server is being stopped; FlyingFox would answer 500.
            return HTTPResponse(webSocket: HangUp())
        }
    }

    private func reply(to request: Request) async throws -> Reply {
        let route = routes.withLock { $0.last { $0.matches(request) } }
        if route?.needsKey ?? true, !request.hasKey { return UsualAnswers.missingKey }
        guard let route else { return usual.reply(to: request) }
        do {
            let reply = try await route.make(request)
            return reply.isUsual ? reply.applied(to: usual.reply(to: request)) : reply
        } catch let error as CancellationError {
            throw error
        } catch {
            return .error(500, "The test's answer to \(request.method) \(request.path) threw: \(error)")
        }
    }
}

extension LoopbackAPI.Request {
    fileprivate init(_ incoming: HTTPRequest) async throws {
        method = incoming.method.rawValue
        path = LoopbackAPI.pathBelowBase(incoming.target.path())
        query = incoming.target.query()
        headers = incoming.headers.map { (name: $0.key.rawValue, value: $0.value) }
        body = try await incoming.bodyData
        arrived = .now
    }
}

extension LoopbackAPI.Reply {
    fileprivate var isUsual: Bool {
        if case .usual = content { true } else { false }
    }

    fileprivate func applied(to usual: Self) -> Self {
        var reply = usual
        reply.headers += headers
        reply.delayMilliseconds = delayMilliseconds
        return reply
    }

    fileprivate func response() async throws -> HTTPResponse {
        switch content {
        case .body(let body, nil):
            return response(HTTPBodySequence(data: body, suggestedBufferSize: 1 << 16))
        case .body(let body, let cut?):
            let start = PieceSequence([body.prefix(cut)], cutAfter: 1)
            return response(HTTPBodySequence(from: start, count: body.count, suggestedBufferSize: .max))
        case .stream(let pieces, let gap, let cut):
            let pieces = PieceSequence(pieces, gapMilliseconds: gap, cutAfter: cut)
            return response(HTTPBodySequence(from: pieces, suggestedBufferSize: .max))
        case .silence:
            try await Task.sleep(for: .seconds(86_400))
            return HTTPResponse(webSocket: HangUp())
        case .hangUp, .usual:
            return HTTPResponse(webSocket: HangUp())
        }
    }

    private func response(_ body: HTTPBodySequence) -> HTTPResponse {
        var fields = HTTPHeaders()
        for header in headers {
            fields.addValue(header.value, for: HTTPHeader(header.name))
        }
        if let contentType { fields[.contentType] = contentType }
        let code = HTTPStatusCode(status, phrase: status == 200 ? "OK" : "Scripted")
        return HTTPResponse(statusCode: code, headers: fields, body: body)
    }
}
