import Foundation

extension LoopbackAPI {
    /// What the server does with a request: an answer, a stream of pieces, or a fault.
    public struct Reply: Sendable {
        public var status: Int
        /// Beside `Content-Type` and the framing headers, which follow from the rest.
        public var headers: [(name: String, value: String)]
        public var contentType: String?
        /// Waited for before the head is sent.
        public var delayMilliseconds = 0

        enum Content: Sendable {
            case body(Data, cutAfterBytes: Int?)
            case stream([Data], gapMilliseconds: Int, cutAfterPieces: Int?)
            case hangUp
            case silence
            case usual
        }
        var content: Content

        init(_ content: Content, status: Int = 200, contentType: String? = nil, headers: [String: String] = [:]) {
            self.content = content
            self.status = status
            self.contentType = contentType
            self.headers = headers.map { (name: $0.key, value: $0.value) }
        }
    }
}

// Answers
extension LoopbackAPI.Reply {
    /// What the server would have answered without a script.
    public static let usual = Self(.usual)

    /// Any bytes with a `Content-Length`.
    public static func data(
        _ body: Data, contentType: String, status: Int = 200, headers: [String: String] = [:]
    ) -> Self {
        Self(.body(body, cutAfterBytes: nil), status: status, contentType: contentType, headers: headers)
    }

    /// JSON, given as text and sent as it is.
    public static func json(_ text: String, status: Int = 200, headers: [String: String] = [:]) -> Self {
        .data(Data(text.utf8), contentType: "application/json", status: status, headers: headers)
    }

    /// An error in OpenAI's shape.
    public static func error(
        _ status: Int, _ message: String = "scripted error", type: String = "server_error", code: String? = nil,
        headers: [String: String] = [:]
    ) -> Self {
        let nothing = NSNull()
        let error: [String: Any] = ["message": message, "type": type, "param": nothing, "code": code ?? nothing]
        return .object(["error": error], status: status, headers: headers)
    }

    /// Pieces in chunked encoding, each one written at once and one chunk; empty ones are left out.
    public static func stream(
        _ pieces: [Data], contentType: String, gapMilliseconds: Int = 0, status: Int = 200,
        headers: [String: String] = [:]
    ) -> Self {
        let content = Content.stream(pieces, gapMilliseconds: gapMilliseconds, cutAfterPieces: nil)
        return Self(content, status: status, contentType: contentType, headers: headers)
    }

    /// An event stream: each text becomes one piece `data: TEXT`, and `data: [DONE]` follows.
    public static func events(_ events: [String], gapMilliseconds: Int = 0) -> Self {
        let pieces = (events + ["[DONE]"]).map { Data("data: \($0)\n\n".utf8) }
        return .stream(pieces, contentType: "text/event-stream; charset=utf-8", gapMilliseconds: gapMilliseconds)
    }

    /// JSON, its keys in order.
    public static func object(_ object: [String: Any], status: Int = 200, headers: [String: String] = [:]) -> Self {
        .json(jsonText(object), status: status, headers: headers)
    }

    /// A value as JSON, its keys in order.
    public static func jsonText(_ object: [String: Any]) -> String {
        let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}

// Faults
extension LoopbackAPI.Reply {
    /// The request is read, then the connection is closed without a byte of answer.
    public static let hangUp = Self(.hangUp)

    /// The request is read and never answered; the connection stays open until the server stops.
    public static let silence = Self(.silence)

    /// The same stream, cut off after `pieces` pieces: the client gets them and then an incomplete transfer.
    /// A stream with fewer pieces, and anything that is no stream, is left as it is.
    public func cut(afterPieces pieces: Int) -> Self {
        guard case .stream(let all, let gap, _) = content, pieces <= all.count else { return self }
        return replacing(.stream(all, gapMilliseconds: gap, cutAfterPieces: pieces))
    }

    /// The same answer with its full `Content-Length`, of which only `bytes` bytes are sent.
    /// A shorter body, and anything that has no length, is left as it is.
    public func cut(afterBytes bytes: Int) -> Self {
        guard case .body(let body, _) = content, bytes < body.count else { return self }
        return replacing(.body(body, cutAfterBytes: bytes))
    }

    /// The same reply, but nothing of it is sent before so many milliseconds have passed.
    public func delayed(milliseconds: Int) -> Self {
        var reply = self
        reply.delayMilliseconds = milliseconds
        return reply
    }

    /// The same reply with one more header.
    public func adding(header name: String, _ value: String) -> Self {
        var reply = self
        reply.headers.append((name: name, value: value))
        return reply
    }

    private func replacing(_ content: Content) -> Self {
        var reply = self
        reply.content = content
        return reply
    }
}
