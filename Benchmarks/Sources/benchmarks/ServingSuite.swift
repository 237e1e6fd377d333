import FlyingFox
import FlyingSocks
import Foundation

/// A class of 300 before one server: how many answers it gives, whether streams keep their times, and what becomes of both
/// when some read slowly and others hang up.
enum ServingSuite {
    private static let guestCount = 300
    private static let hitsPerGuest = 20
    private static let pieceCount = 100
    private static let gap = Duration.milliseconds(50)
    private static let hit = #"{"model":"m","messages":[{"role":"user","content":"hit"}]}"#
    private static let stream = #"{"model":"m","stream":true,"messages":[{"role":"user","content":"stream"}]}"#
    private static let speech = #"{"model":"tts-1","input":"Long.","voice":"alloy"}"#
    private static let speechPath = "/v1/audio/speech"
    private static let speechSize = 64 << 20
    private static let hitEnd = "]}"
    private static let streamEnd = "0\r\n\r\n"

    static func run(_ folder: TemporaryFolder) async throws -> [Figure] {
        let recorded = try await record(in: folder.folder("class"))
        return try hits(recorded) + streams(recorded) + troubles(recorded)
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
        let before = server.processorSeconds
        let together = try seconds {
            try Guest.atOnce(guestCount) { try Guest(port: server.port).ask(stream, until: streamEnd) }
        }
        let what = "\(guestCount) delayed streams at once, until the last has ended, beside one"
        let time = Figure(
            name: "serving.streams", what: what, measured: .seconds(together), reference: .seconds(alone))
        guard let before, let after = server.processorSeconds else { return [time] }
        // Where this is little and the streams are late, the machine has other work.
        return [
            time,
            Figure(
                name: "serving.streams.processor", what: "  the processor's time that the server took for them",
                measured: .seconds(after - before), reference: .seconds(together)),
        ]
    }

    /// One reads nothing of a long answer, and as many as there are hang up in the middle of theirs, again and again.
    private static func troubles(_ folder: TemporaryFolder) throws -> [Figure] {
        let server = try ServedTool(["--delay"], in: folder)
        defer { server.stop() }
        func round() throws {
            try Guest.atOnce(guestCount) {
                do {
                    let guest = try Guest(port: server.port)
                    try guest.begin(stream, at: "/v1/chat/completions")
                    try guest.peek()
                }
                let guest = try Guest(port: server.port)
                for _ in 0..<hitsPerGuest { try guest.ask(hit, until: hitEnd) }
            }
        }
        let alone = try best {
            try Guest.atOnce(guestCount) {
                let guest = try Guest(port: server.port)
                for _ in 0..<hitsPerGuest { try guest.ask(hit, until: hitEnd) }
            }
        }
        let slow = try Guest(port: server.port)
        try slow.begin(speech, at: speechPath)
        try slow.peek()
        try round()
        let before = server.peakMemory
        let together = try best(round)
        try slow.peek()
        let what = "as many hits while \(guestCount) hang up and one reads nothing, beside undisturbed ones"
        let time = Figure(
            name: "serving.troubles", what: what, measured: .seconds(together), reference: .seconds(alone))
        guard let before, let after = server.peakMemory else { return [time] }
        return [
            time,
            Figure(
                name: "serving.troubles.memory", what: "  the server's peak memory, beside that of the first time",
                measured: .bytes(after), reference: .bytes(before)),
        ]
    }

    /// The shortest of three runs: what is longer, other work of the machine's has made longer.
    private static func best(_ body: () throws -> Void) throws -> Double {
        try (0..<3).map { _ in try seconds(body) }.min() ?? 0
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
        await api.appendRoute("POST /v1/audio/speech") { _ in
            HTTPResponse(
                statusCode: .ok, headers: [.contentType: "audio/mpeg"], body: Data(repeating: 7, count: speechSize))
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
            try guest.ask(speech, at: speechPath, until: streamEnd)
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
