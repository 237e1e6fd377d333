import CachedOpenAI
import Foundation

/// Reads the body of a request, whichever way it is framed.
struct BodyReading {
    /// Deflate makes no more of a byte (RFC 1951).
    private static let mostUnpackedOfOne = 1_032

    let wire: Wire
    let most: Int
    /// Without anything coming.
    private static let seconds = 60.0
    private static let mostLine = 1_024
    private static let lineEnd = Data("\r\n".utf8)

    /// - Throws: `HTTPProblem` if it is too large, or is no such body.
    func body(of head: RequestHead) async throws -> Data {
        if case .length(let length) = head.framing, length > most { throw tooLarge }
        if head.framing != .length(0) { try await askForIt(head) }
        switch head.framing {
        case .length(0): return Data()
        case .length(let length): return try unpacked(try await wire.bytes(length, seconds: Self.seconds), head)
        case .chunked: return try unpacked(try await chunks(), head)
        }
    }

    /// Who waits for a word before sending gets it.
    private func askForIt(_ head: RequestHead) async throws {
        // An older client knows no such word.
        guard let expected = head.value("expect"), !head.isHTTP10 else { return }
        guard expected.lowercased() == "100-continue" else {
            throw HTTPProblem(status: 417, message: "Of what may be expected this server knows 100-continue alone.")
        }
        try await wire.write(Wire.goOn)
    }

    private func chunks() async throws -> Data {
        var body = Data()
        while true {
            let size = try await line().prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces)
            guard !size.isEmpty, size.utf8.count <= 15, let count = Int(size, radix: 16), count >= 0, size.first != "+"
            else { throw HTTPProblem.bad("A chunk has no size.") }
            if count == 0 { break }
            if count > most - body.count { throw tooLarge }
            body.append(try await wire.bytes(count, seconds: Self.seconds))
            guard try await wire.bytes(2, seconds: Self.seconds) == Self.lineEnd else {
                throw HTTPProblem.bad("A chunk is longer than it says.")
            }
        }
        for _ in 0..<100 where try await line().isEmpty { return body }
        throw HTTPProblem.bad("There is no end to what follows the body.")
    }

    private func line() async throws -> String {
        let line = try await wire.line(
            before: Self.lineEnd, most: Self.mostLine, tooLong: .bad("A line between chunks is too long."),
            idle: Self.seconds, seconds: Self.seconds)
        guard let line else { throw HTTPProblem(status: 408, message: "The body ends in the middle.") }
        return String(decoding: line, as: UTF8.self)
    }

    private func unpacked(_ body: Data, _ head: RequestHead) throws -> Data {
        switch head.value("content-encoding")?.lowercased() {
        case nil, "", "identity": return body
        case "gzip", "x-gzip":
            if let data = try? OpenAICache.Gzip.unpack(body, mostBytes: most) { return data }
            // Its last word is its size.
            let count = body.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            // Of one that was cut off, it is anything.
            let isCredible = body.starts(with: [0x1F, 0x8B]) && count <= body.count * Self.mostUnpackedOfOne
            throw isCredible && count > most ? tooLarge : HTTPProblem.bad("The body is not a whole gzip.")
        default:
            throw HTTPProblem(status: 415, message: "Of the content encodings this server knows gzip alone.")
        }
    }

    private var limit: String {
        let unit = [("MB", 1 << 20), ("KB", 1 << 10)].first { most % $0.1 == 0 } ?? ("bytes", 1)
        return "\(most / unit.1) \(unit.0)"
    }

    private var tooLarge: HTTPProblem {
        HTTPProblem(
            status: 413,
            message: "The body is larger than \(limit). The server's option --max-body sets another limit.",
            code: "body_too_large")
    }
}
