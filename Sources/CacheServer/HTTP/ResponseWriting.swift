import Foundation

/// Puts an answer onto the wire.
struct ResponseWriting {
    let wire: Wire
    let head: RequestHead

    /// More at once gains nothing.
    private static let mostAtOnce = 1 << 18

    /// Whether the connection may go on.
    func write(_ response: ServedResponse) async throws -> Bool {
        let goesOn = head.keepsAlive && !response.closes
        switch response.body {
        case .whole(let body):
            // Where there can't be one, its length is not told (RFC 9110, 8.6).
            let framing = response.status == 204 ? [] : ["content-length: \(body.count)"]
            let start = headBytes(response, framing, goesOn: goesOn)
            if head.method == "HEAD" {
                try await wire.write(start)
            } else if body.count <= Self.mostAtOnce {
                try await wire.write(start + body)
            } else {
                try await wire.write(start)
                try await wire.write(body)
            }
            return goesOn
        case .pieces(let produce):
            // An older client knows the end by the connection's.
            let isChunked = !head.isHTTP10
            let framing = isChunked ? ["transfer-encoding: chunked"] : []
            try await wire.write(headBytes(response, framing, goesOn: goesOn && isChunked))
            if head.method == "HEAD" { return goesOn && isChunked }
            try await produce { piece in
                if piece.isEmpty { return }
                try await wire.write(isChunked ? Self.chunk(piece) : piece)
            }
            if isChunked { try await wire.write(Data("0\r\n\r\n".utf8)) }
            return goesOn && isChunked
        }
    }

    private static func chunk(_ piece: Data) -> Data {
        var chunk = Data("\(String(piece.count, radix: 16))\r\n".utf8)
        chunk.append(piece)
        chunk.append(contentsOf: [0x0D, 0x0A])
        return chunk
    }

    private func headBytes(_ response: ServedResponse, _ framing: [String], goesOn: Bool) -> Data {
        var lines = ["HTTP/1.1 \(response.status) \(Self.reason(response.status))"]
        lines += response.fields.map { "\($0.name): \(Self.harmless($0.value))" }
        lines += framing + ["date: \(Self.date())"]
        if !goesOn {
            lines.append("connection: close")
        } else if head.isHTTP10 {
            lines.append("connection: keep-alive")
        }
        return Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    /// What was recorded can't begin another header.
    private static func harmless(_ value: String) -> String {
        String(String.UnicodeScalarView(value.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }

    private static func date() -> String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        var text = [CChar](repeating: 0, count: 40)
        // The system's names of days and months are English as long as nobody sets a locale.
        let count = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
        return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static let reasons: [Int: String] = [
        200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 400: "Bad Request", 401: "Unauthorized",
        403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout", 409: "Conflict",
        413: "Content Too Large", 415: "Unsupported Media Type", 417: "Expectation Failed",
        422: "Unprocessable Content",
        429: "Too Many Requests", 431: "Request Header Fields Too Large", 500: "Internal Server Error",
        501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
        505: "HTTP Version Not Supported",
    ]

    private static func reason(_ status: Int) -> String { reasons[status] ?? "Answer" }
}
