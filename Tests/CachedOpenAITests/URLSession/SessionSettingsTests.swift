import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A session's own settings hold for what is sent through the cache.
@Suite struct SessionSettingsTests {
    private static func answer(_ request: RawServer.Request, _ connection: RawServer.Connection) {
        connection.write(RawServer.text(OwnSession.completion))
    }

    @Test func theSessionsHeadersAreSentAndTheRequestsComeFirst() async throws {
        try await OwnSession.run(Self.answer) { own in
            for mode in [OpenAICache.Settings.Mode.production, .dev] {
                let base = URLSessionConfiguration.ephemeral
                base.httpAdditionalHeaders = ["X-Lesson": "three", "Authorization": "Bearer sk-session"]
                let session = URLSession(configuration: own.cache(mode).sessionConfiguration(base))
                _ = try await session.data(for: own.request())
                var request = own.request("chat/completions", "other \(mode)")
                request.setValue("Bearer sk-own", forHTTPHeaderField: "authorization")
                _ = try await session.data(for: request)
                let heads = own.server.requests.suffix(2).map { $0.head.lowercased() }
                #expect(heads.allSatisfy { $0.contains("x-lesson: three") })
                #expect(heads[0].contains("authorization: bearer sk-session"))
                #expect(heads[1].contains("authorization: bearer sk-own") && !heads[1].contains("sk-session"))
            }
        }
    }

    @Test func whatIsSetInTheConfigurationAfterwardsHoldsToo() async throws {
        try await OwnSession.run(Self.answer) { own in
            let configuration = own.cache(.production).sessionConfiguration()
            configuration.httpAdditionalHeaders = ["X-Lesson": "three"]
            _ = try await URLSession(configuration: configuration).data(for: own.request())
            #expect(own.server.requests.first?.head.contains("X-Lesson: three") == true)
        }
    }

    @Test func theSessionsTimeoutsHold() async throws {
        try await OwnSession.run { request, connection in
            if request.path.hasSuffix("/dribble") {
                connection.write(OwnSession.streamHead)
                for _ in 0..<100 {
                    connection.write(RawServer.chunk(": wait\n\n"))
                    Thread.sleep(forTimeInterval: 0.1)
                }
            }
            connection.waitForEnd()
        } _: { own in
            let idle = URLSessionConfiguration.ephemeral
            idle.timeoutIntervalForRequest = 1
            let whole = URLSessionConfiguration.ephemeral
            whole.timeoutIntervalForResource = 1
            for (base, path) in [(idle, "chat/completions"), (whole, "dribble")] {
                for mode in [OpenAICache.Settings.Mode.production, .dev] {
                    let session = URLSession(configuration: own.cache(mode).sessionConfiguration(base))
                    let error = await #expect(throws: (any Error).self) {
                        try await session.data(for: own.request(path))
                    }
                    #expect((error as? URLError)?.code == .timedOut, "\(path) \(mode)")
                }
            }
            var request = own.request()
            request.timeoutInterval = 1
            let asked = request
            let session = URLSession(configuration: own.cache(.production).sessionConfiguration())
            let error = await #expect(throws: (any Error).self) { try await session.data(for: asked) }
            #expect((error as? URLError)?.code == .timedOut)
        }
    }

    @Test func theSessionsCookiesAreSentAndKept() async throws {
        try await OwnSession.run { _, connection in
            connection.write(RawServer.text(OwnSession.completion, headers: ["Set-Cookie: lesson=3; path=/"]))
        } _: { own in
            let session = URLSession(configuration: own.cache(.production).sessionConfiguration(.ephemeral))
            _ = try await session.data(for: own.request())
            _ = try await session.data(for: own.request())
            let heads = own.server.requests.map(\.head)
            #expect(!heads[0].contains("Cookie:") && heads[1].contains("Cookie: lesson=3"))
            let none = URLSessionConfiguration.ephemeral
            none.httpCookieStorage = nil
            let plain = URLSession(configuration: own.cache(.production).sessionConfiguration(none))
            _ = try await plain.data(for: own.request())
            _ = try await plain.data(for: own.request())
            #expect(own.server.requests.suffix(2).allSatisfy { !$0.head.contains("Cookie:") })
        }
    }

    @Test func aRefusalEndsAsAnAnswerAndIsNotKept() async throws {
        try await OwnSession.run { _, connection in
            connection.write(
                RawServer.text(
                    #"{"error":{"message":"no"}}"#, status: "401 Unauthorized",
                    headers: [#"WWW-Authenticate: Basic realm="x""#]))
        } _: { own in
            for mode in [OpenAICache.Settings.Mode.production, .dev] {
                let watching = WatchingDelegate()
                let session = URLSession(
                    configuration: own.cache(mode).sessionConfiguration(.ephemeral), delegate: watching,
                    delegateQueue: nil)
                let (body, response) = try await session.data(for: own.request())
                #expect((response as? HTTPURLResponse)?.statusCode == 401)
                #expect(String(decoding: body, as: UTF8.self).contains("no"))
                let (seen, error) = await watching.run(session.dataTask(with: own.request()))
                #expect(error == nil)
                #expect(seen.statuses == [401] && seen.body == body)
            }
            await #expect(throws: (any Error).self) {
                try await URLSession(configuration: own.cache(.production, offline: true).sessionConfiguration())
                    .data(for: own.request())
            }
        }
    }

    #if canImport(FoundationNetworking)
        @Test func theDelegatesPasswordIsSent() async throws {
            try await OwnSession.run { request, connection in
                let isKnown = request.head.contains("Authorization: Basic")
                connection.write(
                    isKnown
                        ? RawServer.text(OwnSession.completion)
                        : RawServer.text(
                            "{}", status: "401 Unauthorized", headers: [#"WWW-Authenticate: Basic realm="x""#]))
            } _: { own in
                let watching = WatchingDelegate()
                watching.credential = URLCredential(user: "u", password: "p", persistence: .none)
                let session = URLSession(
                    configuration: own.cache(.dev).sessionConfiguration(.ephemeral), delegate: watching,
                    delegateQueue: nil)
                let (seen, error) = await watching.run(session.dataTask(with: own.request()))
                #expect(error == nil)
                #expect(seen.statuses == [200] && seen.body == Data(OwnSession.completion.utf8))
            }
        }

        @Test func theDelegateDecidesOnRedirects() async throws {
            try await OwnSession.run { request, connection in
                let isMoved = request.path.hasSuffix("/moved")
                connection.write(
                    isMoved
                        ? RawServer.text(
                            "moved", status: "307 Temporary Redirect", headers: ["Location: /v1/chat/completions"])
                        : RawServer.text(OwnSession.completion))
            } _: { own in
                let request = own.request("moved")
                for follows in [true, false] {
                    let watching = WatchingDelegate()
                    watching.onRedirect = { follows ? $0 : nil }
                    let session = URLSession(
                        configuration: own.cache(.production).sessionConfiguration(), delegate: watching,
                        delegateQueue: nil)
                    let (seen, error) = await watching.run(session.dataTask(with: request))
                    #expect(error == nil)
                    #expect(seen.redirects == ["/v1/chat/completions"])
                    #expect(seen.statuses == [follows ? 200 : 307])
                    #expect(seen.body == Data((follows ? OwnSession.completion : "moved").utf8))
                }
                #expect(own.server.requests.map(\.path).count == 3)
                #expect(own.server.requests[1].body == request.httpBody)
            }
        }
    #endif

    @Test func aTaskMayBeCancelledWhileItIsRedirected() async throws {
        try await OwnSession.run { _, connection in
            connection.write(RawServer.text("", status: "307 Temporary Redirect", headers: ["Location: /v1/moved"]))
        } _: { own in
            let session = URLSession(configuration: own.cache(.production).sessionConfiguration())
            await withTaskGroup(of: Void.self) { callers in
                for number in 0..<300 {
                    callers.addTask {
                        await withCheckedContinuation { ended in
                            let task = session.dataTask(with: own.request("moved", nil)) { _, _, _ in ended.resume() }
                            task.resume()
                            Thread.sleep(forTimeInterval: Double(number * 37 % 4_000) / 1_000_000)
                            task.cancel()
                        }
                    }
                }
            }
        }
    }

    @Test func aRedirectToAnotherServerGetsNeitherKeyNorPrompt() async throws {
        let other = try RawServer { _, connection in connection.write(RawServer.text(OwnSession.completion)) }
        defer { other.stop() }
        let target = "http://127.0.0.1:\(other.port)/v1/x"
        try await OwnSession.run { request, connection in
            let status = request.path.components(separatedBy: "/").last ?? ""
            connection.write(RawServer.text("", status: "\(status) Moved", headers: ["Location: \(target)"]))
        } _: { own in
            let base = URLSessionConfiguration.ephemeral
            base.httpAdditionalHeaders = ["Authorization": "Bearer sk-session", "X-Lesson": "3"]
            for mode in [OpenAICache.Settings.Mode.production, .dev] {
                let session = URLSession(configuration: own.cache(mode).sessionConfiguration(base))
                for status in [301, 302, 303, 307, 308] {
                    let error = await #expect(throws: (any Error).self) {
                        try await session.data(for: own.request("\(status)"))
                    }
                    #expect(error.map { "\($0)" }?.contains("127.0.0.1:\(other.port)") == true)
                    var get = own.request("\(status)", nil)
                    get.setValue("sk-azure", forHTTPHeaderField: "api-key")
                    _ = try await session.data(for: get)
                }
            }
            let heads = other.requests.map { $0.head.lowercased() }
            #expect(heads.allSatisfy { $0.hasPrefix("get ") && !$0.contains("sk-") && !$0.contains("x-lesson") })
            #expect(!heads.isEmpty && other.requests.allSatisfy { $0.body.isEmpty })
        }
    }
}
