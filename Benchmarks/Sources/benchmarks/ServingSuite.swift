import FlyingFox
import FlyingSocks
import Foundation

/// A class of 300 before one server: how many answers it gives, and whether streams keep their times.
enum ServingSuite {
    private static let guestCount = 300
    private static let hitsPerGuest = 20
    private static let pieceCount = 100
    private static let gap = Duration.milliseconds(50)
    private static let hit = #"{"model":"m","messages":[{"role":"user","content":"hit"}]}"#
    private static let stream = #"{"model":"m","stream":true,"messages":[{"role":"user","content":"stream"}]}"#
    private static let hitEnd = "]}"
    private static let streamEnd = "0\r\n\r\n"

    static func run(_ folder: TemporaryFolder) async throws -> [Figure] {
        let recorded = try await record(in: folder.folder("class"))
        return try hits(recorded) + streams(recorded)
    }

    private static func hits(_ folder: TemporaryFolder) throws -> [Figure] {
        let server = try ServedTool([], in: folder)
        defer { server.stop() }
        let total = guestCount * hitsPerGuest
        let alone = try seconds {
            let guest = try Guest(port: server.port)
            for _ in 0..<total { try guest.ask(hit, until: hitEnd) }
        }
        let before = server.peakMemory
        let together = try seconds {
            try Guest.atOnce(guestCount) {
                let guest = try Guest(port: server.port)
                for _ in 0..<hitsPerGuest { try guest.ask(hit, until: hitEnd) }
            }
        }
        let what = "\(total) hits of \(guestCount) guests at once, beside one guest's"
        let time = Figure(name: "serving.hits", what: what, measured: .seconds(together), reference: .seconds(alone))
        guard let before, let after = server.peakMemory else { return [time] }
        return [
            time,
            Figure(
                name: "serving.memory", what: "  the server's peak memory", measured: .bytes(after),
                reference: .bytes(before)),
        ]
    }

    private static func streams(_ folder: TemporaryFolder) throws -> [Figure] {
        let server = try ServedTool(["--delay"], in: folder)
        defer { server.stop() }
        let alone = try seconds { try Guest(port: server.port).ask(stream, until: streamEnd) }
        let together = try seconds {
            try Guest.atOnce(guestCount) { try Guest(port: server.port).ask(stream, until: streamEnd) }
        }
        let what = "\(guestCount) delayed streams at once, until the last has ended, beside one"
        return [Figure(name: "serving.streams", what: what, measured: .seconds(together), reference: .seconds(alone))]
    }

    private static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try body()
        let passed = clock.now - start
        return Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
    }

    // MARK: Recording

    private static func record(in folder: TemporaryFolder) async throws -> TemporaryFolder {
        let api = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: 0), pool: NoDelayPool(), logger: .disabled)
        await api.appendRoute("POST /v1/chat/completions") { request in
            let body = try await request.bodyData
            return body.contains(Data(#""stream":true"#.utf8)) ? streamed : whole
        }
        let running = Task { try await api.run() }
        defer { running.cancel() }
        try await api.waitUntilListening()
        guard case .ip4(_, let port)? = await api.listeningAddress else { throw Problem("no server on loopback") }
        try await Task.detached {
            let server = try ServedTool(
                ["--record", "--upstream", "http://127.0.0.1:\(port)/v1"], in: folder,
                environment: ["OPENAI_API_KEY": "sk-benchmark"])
            defer { server.stop() }
            let guest = try Guest(port: server.port)
            try guest.ask(hit, until: hitEnd)
            try guest.ask(stream, until: streamEnd)
        }.value
        return folder
    }

    private static var whole: HTTPResponse {
        let text = String(repeating: "A word and another. ", count: 60)
        let body =
            #"{"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"\#(text)"}}]}"#
        return HTTPResponse(statusCode: .ok, headers: [.contentType: "application/json"], body: Data(body.utf8))
    }

    private static var streamed: HTTPResponse {
        let body = HTTPBodySequence(from: SlowPieces(count: pieceCount, gap: gap), suggestedBufferSize: .max)
        return HTTPResponse(statusCode: .ok, headers: [.contentType: "text/event-stream"], body: body)
    }
}
