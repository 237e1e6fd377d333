import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Requests as programs make them now and then, and tasks that end before their time.
@Suite struct OddRequestTests {
    private static func answer(_ request: RawServer.Request, _ connection: RawServer.Connection) {
        connection.write(RawServer.text(OwnSession.completion))
    }

    @Test func everySpellingOfARequestIsTheSame() async throws {
        try await OwnSession.run(Self.answer) { own in
            let plain = own.request()
            var fragment = plain
            fragment.url = plain.url.flatMap { URL(string: $0.absoluteString + "#part") }
            var relative = plain
            relative.url = URL(
                string: "v1/chat/completions",
                relativeTo: plain.url?.deletingLastPathComponent()
                    .deletingLastPathComponent().deletingLastPathComponent())
            var lower = plain
            lower.httpMethod = "post"
            var headers = plain
            headers.addValue("one", forHTTPHeaderField: "X-Twice")
            headers.addValue("two", forHTTPHeaderField: "X-Twice")
            let recorder = URLSession(configuration: own.cache(.dev).sessionConfiguration())
            _ = try await recorder.data(for: plain)
            for request in [fragment, relative, lower, headers] {
                let session = URLSession(
                    configuration: own.cache(.production, offline: true).sessionConfiguration())
                let body = try await session.data(for: request).0
                #expect(body == Data(OwnSession.completion.utf8), "\(request)")
            }
            #expect(own.server.requests.count == 1)
        }
    }

    @Test func whatIsSentIsTheRequestAsItIs() async throws {
        try await OwnSession.run(Self.answer) { own in
            let session = URLSession(configuration: own.cache(.production).sessionConfiguration())
            var request = own.request()
            request.httpMethod = "post"
            request.addValue("one", forHTTPHeaderField: "X-Twice")
            request.addValue("two", forHTTPHeaderField: "X-Twice")
            request.httpBody = Data(#"{ "seed": 3, "model": "\u0067pt", "n": 1.0 }"#.utf8)
            request.url = own.url("embeddings?b=2&a=%7e#part")
            _ = try await session.data(for: request)
            let sent = try #require(own.server.requests.first)
            #expect(sent.head.hasPrefix("\(request.httpMethod ?? "") /v1/embeddings?b=2&a=%7e HTTP/1.1\r\n"))
            #expect(sent.head.contains("X-Twice: one,two"))
            #expect(sent.body == request.httpBody)
        }
    }

    @Test func aSeedIsTakenOutOnlyWhereItIsKnownToBeRefused() {
        func sent(_ base: String, _ path: String, isForeign: Bool) -> Bool {
            let address = OpenAICache.Address(base: base, path: path, query: "")
            let identity = OpenAICache.RequestIdentity(
                method: "POST", address: address, body: .json(["seed": 3, "model": "m"]), isForeign: isForeign)
            return String(decoding: identity.outgoing.encoded.data, as: UTF8.self).contains("seed")
        }
        let openAI = "https://api.openai.com/v1"
        for path in ["/chat/completions", "/completions", "/fine_tuning/jobs"] {
            #expect(sent(openAI, path, isForeign: true) && sent(openAI, path, isForeign: false), "\(path)")
        }
        for path in ["/responses", "/embeddings", "/images/generations", "/audio/speech"] {
            #expect(!sent(openAI, path, isForeign: true) && !sent(openAI, path, isForeign: false), "\(path)")
            #expect(sent("https://openrouter.ai/api/v1", path, isForeign: true), "\(path)")
            #expect(sent("http://localhost:11434/v1", path, isForeign: true), "\(path)")
            #expect(!sent("https://openrouter.ai/api/v1", path, isForeign: false), "\(path)")
        }
        #expect(sent(openAI, "/something/new", isForeign: true))
    }

    @Test func aSessionThatIsInvalidatedWhileReplayingEndsItsTasks() async throws {
        try await OwnSession.run { _, connection in
            connection.write(OwnSession.streamHead)
            for event in OwnSession.events {
                connection.write(RawServer.chunk(event))
                Thread.sleep(forTimeInterval: 0.1)
            }
            connection.write(RawServer.chunk(""))
        } _: { own in
            let recorder = URLSession(configuration: own.cache(.dev).sessionConfiguration())
            _ = try await recorder.data(for: own.request(stream: true))
            for isCancelled in [true, false] {
                let watching = WatchingDelegate()
                let session = URLSession(
                    configuration: own.cache(.production, offline: true, delayed: true).sessionConfiguration(),
                    delegate: watching, delegateQueue: nil)
                watching.onPiece = { number in
                    if number != 1 { return }
                    if isCancelled { session.invalidateAndCancel() } else { session.finishTasksAndInvalidate() }
                }
                let (seen, error) = await watching.run(session.dataTask(with: own.request(stream: true)))
                if isCancelled {
                    // A busy machine may have given everything by then.
                    #expect((error as? URLError)?.code == .cancelled || seen.pieces.count == OwnSession.events.count)
                } else {
                    #expect(error == nil)
                    #expect(seen.pieces.count == OwnSession.events.count)
                }
            }
        }
    }

    @Test func aTaskCanBeCancelledAtAnyPoint() async throws {
        try await OwnSession.run { request, connection in
            connection.write(OwnSession.streamHead)
            for event in OwnSession.events { connection.write(RawServer.chunk(event)) }
            connection.write(RawServer.chunk(""))
        } _: { own in
            let recorder = own.cache(.dev)
            for cache in [own.cache(.production), recorder, own.cache(.production, offline: true)] {
                for point in 0...OwnSession.events.count {
                    let watching = WatchingDelegate()
                    let session = URLSession(
                        configuration: cache.sessionConfiguration(), delegate: watching, delegateQueue: nil)
                    let task = session.dataTask(with: own.request("chat/completions", "\(point)", stream: true))
                    watching.onPiece = { if $0 == point { task.cancel() } }
                    if point == 0 { Task.detached { task.cancel() } }
                    let (_, error) = await watching.run(task)
                    // What was cancelled before it was recorded is a miss.
                    let isCancelled = (error as? URLError)?.code == .cancelled
                    #expect(error == nil || isCancelled || error is OpenAICache.MissError, "\(point)")
                }
            }
            // Nothing was left behind that stands in the way.
            let session = URLSession(configuration: recorder.sessionConfiguration())
            let body = try await session.data(for: own.request("chat/completions", "2", stream: true)).0
            #expect(body == Data(OwnSession.events.joined().utf8))
        }
    }

    @Test(arguments: [false, true]) func thousandsAreReplayedAtOnce(toDelegate: Bool) async throws {
        try await OwnSession.run(Self.answer) { own in
            let recorder = URLSession(configuration: own.cache(.dev).sessionConfiguration())
            _ = try await recorder.data(for: own.request())
            let watching = WatchingDelegate()
            let session = URLSession(
                configuration: own.cache(.production, offline: true).sessionConfiguration(), delegate: watching,
                delegateQueue: nil)
            let count = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<2_000 {
                    group.addTask {
                        if !toDelegate { return (try? await session.data(for: own.request())) != nil }
                        return await watching.run(session.dataTask(with: own.request())).1 == nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(count == 2_000)
            #expect(own.server.requests.count == 1)
        }
    }
}
