import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// An answer without an end is read so far; a server that can't be reached is noticed.
@Suite struct LimitsTests {
    private final class Sink: OpenAICache.AnswerSink {
        let byteCount = OpenAICache.Locked(0)
        let status = OpenAICache.Locked(0)
        let waiting = OpenAICache.Waiting<OpenAICache.Ending>()

        func receive(head: OpenAICache.ResponseHead) { status.withLock { $0 = head.status } }
        func receive(piece: Data, at microseconds: UInt64) { byteCount.withLock { $0 += piece.count } }
        func end(_ outcome: Result<OpenAICache.Ending, any Error>) { waiting.give(outcome) }
        func ending() async throws -> OpenAICache.Ending { try await waiting.value {} }
    }

    private static func exchange(
        _ url: URL, _ limits: OpenAICache.AnswerLimits, body: Data? = nil, asPieces: Bool = false, _ sink: Sink
    ) -> OpenAICache.Exchange {
        var request = URLRequest(url: url, timeoutInterval: 60)
        request.httpBody = body
        if body != nil { request.httpMethod = "POST" }
        return .init(request, policy: .init(maxRetries: 1), limits: limits, deliversPieces: asPieces, sink: sink)
    }

    /// An answer of 13 MB, of which 2 MB are taken.
    private static func endless(_ api: LoopbackAPI) -> (URL, OpenAICache.AnswerLimits) {
        let pieces = [Data](repeating: Data(count: 1 << 16), count: 200)
        api.answer("GET", "/endless", needsKey: false, .stream(pieces, contentType: "application/json"))
        var limits = OpenAICache.AnswerLimits()
        limits.mostBytes = 2 << 20
        return (api.baseURL.appendingPathComponent("endless"), limits)
    }

    @Test(arguments: [false, true])
    func aSuccessWithoutAnEndIsAnErrorAtABound(asPieces: Bool) async throws {
        try await withLoopbackAPI { api in
            let (url, limits) = Self.endless(api)
            let sink = Sink()
            let exchange = Self.exchange(url, limits, asPieces: asPieces, sink)
            exchange.start()
            let error = await #expect(throws: OpenAICache.TransportFailure.self) { try await sink.ending() }
            #expect(error?.description.contains("2 MB") == true && error?.description.contains("127.0.0.1") == true)
            #expect(sink.byteCount.withLock { $0 } <= limits.mostBytes && api.requestCount == 1)
            let mapped = OpenAI.ErrorMapping.error(
                try #require(error),
                .init(method: "GET", url: api.baseURL, address: .init(base: "", path: "", query: ""), body: .none))
            #expect((mapped as? OpenAI.APIConnectionError)?.message == error?.description)
        }
    }

    @Test func soIsOneOfAProgramsOwnSession() async throws {
        try await withLoopbackAPI { api in
            let (url, limits) = Self.endless(api)
            let sink = Sink()
            let caller = OpenAICache.CallersSession(of: nil)
            let exchange = OpenAICache.SessionExchange(
                URLRequest(url: url),
                on: OpenAICache.SessionLines(.ephemeral).line(for: caller), for: caller, limits: limits, sink: sink)
            exchange.start()
            let error = await #expect(throws: OpenAICache.TransportFailure.self) { try await sink.ending() }
            #expect(error?.description.contains("2 MB") == true)
            #expect(sink.byteCount.withLock { $0 } <= limits.mostBytes)
        }
    }

    @Test(.timeLimit(.minutes(20))) func whatComesBeforeTheAnswerIsNoAnswer() async throws {
        try await OwnSession.run { _, connection in
            while connection.write("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n") {
                Thread.sleep(forTimeInterval: 0.01)
            }
        } _: { own in
            let sink = Sink()
            let exchange = OpenAICache.Exchange(
                URLRequest(url: own.url("hints"), timeoutInterval: 0.5), policy: .init(maxRetries: 0),
                deliversPieces: false, sink: sink)
            exchange.start()
            let error = await #expect(throws: URLError.self) { try await sink.ending() }
            #expect(error?.code == .timedOut)
        }
    }

    @Test func anErrorIsReadSoFar() async throws {
        try await withLoopbackAPI { api in
            let pieces = [Data](repeating: Data(repeating: 0x20, count: 1 << 16), count: 200)
            api.answer("GET", "/endless", needsKey: false, .stream(pieces, contentType: "text/plain", status: 404))
            for asPieces in [false, true] {
                let sink = Sink()
                let url = api.baseURL.appendingPathComponent("endless")
                let exchange = Self.exchange(url, .init(), asPieces: asPieces, sink)
                exchange.start()
                _ = try await sink.ending()
                #expect(sink.status.withLock { $0 } == 404)
                #expect((1 << 20..<2 << 20).contains(sink.byteCount.withLock { $0 }))
            }
        }
    }

    /// A listener whose line is full takes no more connections, and says nothing.
    private static func withFullListener(_ body: (URL) async throws -> Void) async throws {
        let listener = Sockets.open()
        defer { close(listener) }
        let port = Sockets.listen(listener, backlog: 0)
        let fillers = (0..<4).map { _ in Sockets.open() }
        defer { for filler in fillers { close(filler) } }
        for filler in fillers { Sockets.connectWithoutWaiting(filler, port) }
        try await body(try #require(URL(string: "http://127.0.0.1:\(port)/v1")))
    }

    @Test func aConnectionThatDoesNotComeAboutIsNoticed() async throws {
        try await Self.withFullListener { url in
            let sink = Sink()
            var limits = OpenAICache.AnswerLimits()
            limits.connectSeconds = 0.5
            let exchange = Self.exchange(url, limits, body: Data("{}".utf8), sink)
            exchange.start()
            let error = await #expect(throws: URLError.self) { try await sink.ending() }
            #expect(error?.code == .cannotConnectToHost)
            #expect(error?.localizedDescription.contains("no connection") == true)
        }
    }

    @Test func theClockOfAConnectionStandsStillForOneThatWaitsForItsTurn() async throws {
        try await withLoopbackAPI { api in
            api.answer("POST", "/slow", needsKey: false, LoopbackAPI.Reply.json("{}").delayed(milliseconds: 1_700))
            let turns = OpenAICache.Turns()
            var limits = OpenAICache.AnswerLimits()
            limits.connectSeconds = 3
            let sinks = (0..<3).map { _ in Sink() }
            for sink in sinks {
                var request = URLRequest(url: api.baseURL.appendingPathComponent("slow"), timeoutInterval: 60)
                request.httpMethod = "POST"
                request.httpBody = Data("{}".utf8)
                let exchange = OpenAICache.Exchange(
                    request, policy: .init(maxRetries: 0), limits: limits, turns: turns, mostAtOnce: 1,
                    deliversPieces: false, sink: sink)
                exchange.start()
            }
            for sink in sinks { _ = try await sink.ending() }
            #expect(api.requestCount == 3)
        }
    }

    private enum Sockets {
        static func open() -> Int32 {
            #if canImport(Darwin)
                socket(AF_INET, SOCK_STREAM, 0)
            #else
                socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            #endif
        }

        static func listen(_ descriptor: Int32, backlog: Int32) -> Int {
            var address = self.address(0)
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    _ = bind(descriptor, address, size)
                    _ = Foundation.listen(descriptor, backlog)
                    _ = getsockname(descriptor, address, &size)
                }
            }
            return Int(UInt16(bigEndian: address.sin_port))
        }

        static func connectWithoutWaiting(_ descriptor: Int32, _ port: Int) {
            _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
            var address = self.address(UInt16(port))
            withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    _ = connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }

        private static func address(_ port: UInt16) -> sockaddr_in {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            return address
        }
    }
}
