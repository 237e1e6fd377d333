import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Requests to other hosts are the same with and without the cache: what a raw server sees, and what a program gets.
@Suite struct UntouchedTests {
    /// What came to the server, each request's headers in order of their names, and what came back.
    private struct Trace: Equatable {
        var sent: [[String]] = []
        var bodies: [Data] = []
        var got: [String] = []
    }

    @Test func otherHostsSeeAndGiveTheSame() async throws {
        let plain = try await Self.trace { _, base in base }
        let ways: [(OwnSession, URLSessionConfiguration) -> URLSessionConfiguration] = [
            { $0.cache(.dev, hosts: []).sessionConfiguration($1) },
            { $0.cache(.production, hosts: []).sessionConfiguration($1) },
            { $0.cache(.production, offline: true, hosts: []).sessionConfiguration($1) },
        ]
        for way in ways {
            let cached = try await Self.trace(way)
            #expect(cached.sent == plain.sent)
            #expect(cached.bodies == plain.bodies)
            #expect(cached.got == plain.got)
        }
        #expect(plain.got.count > 10 && plain.sent.count > 10)
    }

    @Test func theSharedSessionIsTheSameWhereTheCacheIsInstalled() async throws {
        try await OwnSession.run(Self.answer) { own in
            func ask() async throws -> Trace {
                let before = own.server.requests.count
                var trace = Trace()
                for request in [own.request(), own.request("x", nil)] {
                    let (body, response) = try await URLSession.shared.data(for: request)
                    trace.got.append("\(Self.status(response)) \(String(decoding: body, as: UTF8.self))")
                }
                trace.sent = own.server.requests.dropFirst(before).map(Self.lines)
                return trace
            }
            let plain = try await ask()
            own.cache(.dev, hosts: []).install()
            let cached = try await ask()
            #expect(cached == plain)
        }
    }

    @Test func theAPIsHostSeesTheSameWhileRecording() async throws {
        try await OwnSession.run(Self.answer) { own in
            for configuration in [URLSessionConfiguration.ephemeral, own.cache(.dev).sessionConfiguration(.ephemeral)] {
                let session = URLSession(configuration: configuration)
                _ = try await session.data(for: own.request())
                _ = try await session.data(for: own.request("models", nil))
            }
            let sent = own.server.requests
            #expect(sent.count == 4)
            #expect(sent.prefix(2).map(Self.lines) == sent.suffix(2).map(Self.lines))
            #expect(sent.prefix(2).map(\.body) == sent.suffix(2).map(\.body))
        }
    }

    private static func trace(
        _ configuration: (OwnSession, URLSessionConfiguration) -> URLSessionConfiguration
    ) async throws -> Trace {
        var trace = Trace()
        try await OwnSession.run(answer) { own in
            let base = URLSessionConfiguration.ephemeral
            base.httpAdditionalHeaders = ["X-Lesson": "3"]
            let watching = WatchingDelegate()
            watching.credential = URLCredential(user: "u", password: "p", persistence: .none)
            let session = URLSession(
                configuration: configuration(own, base), delegate: watching, delegateQueue: nil)
            for request in requests(own) {
                let (seen, error) = await watching.run(session.dataTask(with: request))
                let body = String(decoding: seen.body, as: UTF8.self)
                let code = (error as? URLError)?.code.rawValue
                trace.got.append("\(request) \(seen.statuses) \(seen.redirects) \(body) \(String(describing: code))")
                let whole = try await session.data(for: request)
                trace.got.append("\(status(whole.1)) \(whole.0.count)")
            }
            var bare = own.request()
            let body = bare.httpBody ?? Data()
            bare.httpBody = nil
            trace.got.append("\(try await session.upload(for: bare, from: body).0.count)")
            trace.got.append("\(await watching.run(session.downloadTask(with: own.url("file"))).0.files)")
            trace.sent = own.server.requests.map(lines)
            trace.bodies = own.server.requests.map(\.body)
            let port = "127.0.0.1:\(own.server.port)"
            trace.got = trace.got.map { $0.replacingOccurrences(of: port, with: "HOST") }
        }
        return trace
    }

    private static func requests(_ own: OwnSession) -> [URLRequest] {
        var requests = [own.request(), own.request("x?b=2&a=%7e#part", nil), own.request("cookie", nil)]
        requests += ["moved/302", "moved/307", "basic", "cached", "cached", "error"].map { own.request($0, nil) }
        for method in ["PUT", "PATCH", "DELETE", "HEAD", "post"] {
            var request = own.request("x", method == "HEAD" || method == "DELETE" ? nil : "x")
            request.httpMethod = method
            request.addValue("one", forHTTPHeaderField: "X-Twice")
            request.addValue("two", forHTTPHeaderField: "X-Twice")
            requests.append(request)
        }
        return requests
    }

    @Sendable private static func answer(_ request: RawServer.Request, _ connection: RawServer.Connection) {
        let path = request.path.prefix { $0 != "?" }
        let isKnown = request.head.contains("Authorization: Basic")
        switch path.split(separator: "/").dropFirst().joined(separator: "/") {
        case "moved/302", "moved/307":
            let status = path.suffix(3)
            connection.write(RawServer.text("moved", status: "\(status) Moved", headers: ["Location: /v1/there"]))
        case "basic" where !isKnown:
            connection.write(
                RawServer.text("no", status: "401 No", headers: [#"WWW-Authenticate: Basic realm="x""#]))
        case "cookie": connection.write(RawServer.text("cookie", headers: ["Set-Cookie: lesson=3; path=/"]))
        case "cached":
            connection.write(RawServer.text("kept", headers: ["Cache-Control: max-age=1000", "ETag: \"1\""]))
        case "error": connection.write(RawServer.text("oh", status: "500 Oh"))
        default:
            let isHead = request.head.hasPrefix("HEAD")
            connection.write(isHead ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" : RawServer.text("fine"))
        }
    }

    /// The headers come in another order each time.
    private static func lines(_ request: RawServer.Request) -> [String] {
        let lines = request.head.components(separatedBy: "\r\n").filter { !$0.lowercased().hasPrefix("host:") }
        return lines.prefix(1) + lines.dropFirst().sorted()
    }

    private static func status(_ response: URLResponse) -> Int { (response as? HTTPURLResponse)?.statusCode ?? 0 }
}
