import Foundation
import Testing

@testable import CacheServer

/// What is no request, or not from here, costs nothing and is told why.
@Suite struct HostileRequestTests {
    private static let chat = Recorded.chat("Hello?", "Hello.")

    private static func status(_ text: String) async throws -> (Int, String) {
        let code = try await answer(text)
        return (code.status, code.error?["code"] as? String ?? "")
    }

    private static func answer(_ text: String) async throws -> Raw.Answer {
        var found: Raw.Answer?
        var options = CacheServer.Options()
        options.mostBody = 1_000
        options.hosts = ["lab.example.org"]
        try await Bench.run([chat], options) { (bench: Bench) async throws in
            let text = text.replacingOccurrences(of: "PORT", with: "\(bench.server.port)")
            found = try await Raw.exchange(Data(text.utf8), port: bench.server.port)
        }
        return try #require(found)
    }

    @Test(arguments: [
        ("garbage\r\n\r\n", 400), ("GET /\r\n\r\n", 400), ("GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 505),
        ("GET / HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400), ("G\u{1}T / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        ("POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400),
        ("POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", 400),
        (
            "POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400
        ),
        ("POST /v1/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
        ("POST /v1/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n", 400),
        ("POST /v1/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nxyz\r\n0\r\n\r\n", 400),
        ("POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n", 413),
        ("POST /v1/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n", 413),
        ("POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nExpect: tea\r\n\r\nx", 417),
        ("POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Encoding: br\r\n\r\nx", 415),
        ("POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Encoding: gzip\r\n\r\nx", 400),
        ("TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405),
        ("CONNECT example.org:443 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405),
        ("\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n", 400),
        ("GET /v1/../x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404),
        ("GET /v1/%2E%2e/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404),
    ])
    func whatIsNoRequestIsToldSo(text: String, status: Int) async throws {
        #expect(try await Self.status(text).0 == status)
    }

    /// It has 20,000 bytes, packed in 47.
    @Test func aBodyIsUnpackedWithinItsBounds() async throws {
        var options = CacheServer.Options()
        options.mostBody = 10 << 10
        try await Bench.run([Self.chat], options) { (bench: Bench) async throws in
            let packed = try #require(
                Data(base64Encoded: "H4sIAAAAAAACA+3BMQEAAADCoPVPbQ0PoAAAAAAAAAAAAAAAAAAAAAAAAAB4MAJTL5cgTgAA"))
            let head =
                "POST /v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\nConnection: close\r\n"
                + "Content-Length: \(packed.count)\r\n\r\n"
            let answer = try await Raw.exchange(Data(head.utf8) + packed, port: bench.server.port)
            #expect(answer.status == 413)
            #expect(answer.error?["code"] as? String == "body_too_large")
            #expect((answer.error?["message"] as? String)?.hasPrefix("The body is larger than 10 KB.") == true)
        }
    }

    /// Who sees to the server sees why programs are not answered; no header, and nothing that may be a key.
    @Test func whatIsRefusedHasALine() async throws {
        var options = CacheServer.Options()
        options.token = "geheim"
        try await Bench.run([Self.chat], options) { (bench: Bench) async throws in
            let key = ["Authorization": "Bearer sk-guest-1234567890123456"]
            _ = try await bench.ask("GET", "/v1/models?api-key=sk-guest-1234567890123456", headers: key)
            try await bench.lines.wait { $0.contains("  deny   GET /v1/models  invalid_api_key  status 401") }
            let evil = "GET /v1/x HTTP/1.1\r\nHost: evil.example.org\r\nConnection: close\r\n\r\n"
            _ = try await Raw.exchange(Data(evil.utf8), port: bench.server.port)
            try await bench.lines.wait { $0.contains("  deny   GET /v1/x  host_not_allowed  status 403") }
            _ = try await Raw.exchange(Data("garbage\u{1B}\r\n\r\n".utf8), port: bench.server.port)
            try await bench.lines.wait { $0.contains("  deny   no request  bad_request  status 400") }
            let said = bench.lines.all.joined()
            #expect(!said.contains("sk-") && !said.contains("geheim") && !said.contains("evil"), "\(said)")
        }
    }

    @Test func aHeadHasBounds() async throws {
        let long = "GET / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "x", count: 70_000))\r\n\r\n"
        #expect(try await Self.status(long).0 == 431)
        let many = "GET / HTTP/1.1\r\nHost: localhost\r\n\(String(repeating: "X: y\r\n", count: 300))\r\n"
        #expect(try await Self.status(many).0 == 431)
    }

    @Test(arguments: [
        ("Host: evil.example.org", 403), ("Host: evil.example.org:PORT", 403), ("Host:", 403), ("X: y", 403),
        ("Host: localhost\r\nHost: localhost", 403), ("Host: localhost:1", 403), ("Host: localhost.evil.org", 403),
        ("Host: 127.0.0.1.evil.org", 403), ("Host: localhost", 200), ("Host: LOCALHOST:PORT", 200),
        ("Host: course.localhost", 200), ("Host: 127.0.0.1:PORT", 200), ("Host: [::1]:PORT", 200),
        ("Host: 192.168.1.7", 200), ("Host: lab.example.org", 200), ("Host: localhost:PORT@evil.org", 403),
    ])
    func aNameThatIsNotOursIsRefused(host: String, status: Int) async throws {
        let found = try await Self.status("GET / HTTP/1.1\r\n\(host)\r\nConnection: close\r\n\r\n")
        #expect(found.0 == status)
        #expect(status == 200 || found.1 == "host_not_allowed")
    }

    @Test func aWholeURLMustAgreeWithTheHost() async throws {
        let other = "GET http://evil.example.org/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        #expect(try await Self.status(other).0 == 403)
        let same = "GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        #expect(try await Self.status(same).0 == 200)
    }

    /// A page could spend money by a POST whose answer it can't even read.
    @Test(arguments: [
        ("Origin: https://evil.example.org", 403), ("Origin: null", 403), ("Sec-Fetch-Site: cross-site", 403),
        ("Origin: http://localhost.evil.org", 403), ("Origin: http://localhost:3000", 200),
        ("Origin: http://127.0.0.1:8888", 200), ("Origin: http://[::1]:1", 200), ("Sec-Fetch-Mode: cors", 200),
        ("Origin: http://localhost:3000\r\nOrigin: https://evil.org", 403),
    ])
    func aPageFromElsewhereIsRefused(fields: String, status: Int) async throws {
        let body = Recorded.question("Hello?")
        let found = try await Self.answer(
            "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\nContent-Type: text/plain\r\n"
                + "Connection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
        #expect(found.status == status)
        if status == 403 {
            #expect(found.error?["code"] as? String == "origin_not_allowed")
            #expect(found.headers["access-control-allow-origin"] == nil)
        } else if fields.hasPrefix("Origin") {
            #expect(found.headers["access-control-allow-origin"] == String(fields.dropFirst(8)))
        }
    }

    /// By its whole origin.
    @Test(arguments: [
        ("https://course.example.org", 200), ("http://course.example.org", 403),
        ("https://course.example.org:444", 403), ("https://x.course.example.org", 403),
        ("https://course.example.org.evil.org", 403),
    ])
    func anOriginThatIsLetInMayAsk(origin: String, status: Int) async throws {
        var options = CacheServer.Options()
        options.origins = ["https://course.example.org"]
        try await Bench.run([Self.chat], options) { (bench: Bench) async throws in
            let answer = try await bench.ask(
                "POST", "/v1/chat/completions", Recorded.question("Hello?"), headers: ["Origin": origin])
            #expect(answer.status == status)
            #expect(answer.headers["access-control-allow-origin"] == (status == 200 ? origin : nil))
        }
    }

    /// A page that may ask shows what it was given; nobody else knows the name.
    @Test func aPictureMayBeShownByAnyPage() async throws {
        let path = "/_cached/pictures/\(String(repeating: "a", count: 32)).png"
        for fields in ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site"] {
            let status = try await Self.status(
                "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\nConnection: close\r\n\r\n")
            #expect(status == (404, "no_such_picture"))
        }
        let read =
            "GET \(path) HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example.org\r\nConnection: close\r\n\r\n"
        #expect(try await Self.status(read).0 == 403)
    }

    @Test func aBrowserIsToldWhatAPageMay() async throws {
        let found = try await Self.answer(
            "OPTIONS /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:3000\r\n"
                + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization,x-stainless-os\r\n"
                + "Connection: close\r\n\r\n")
        #expect(found.status == 204)
        #expect(found.headers["access-control-allow-origin"] == "http://localhost:3000")
        #expect(found.headers["access-control-allow-headers"] == "authorization,x-stainless-os")
        #expect(found.headers["access-control-allow-credentials"] == nil)
        // There can't be a body.
        #expect(found.headers["content-length"] == nil)
    }

    @Test func aTokenIsAskedForAsTheKey() async throws {
        var options = CacheServer.Options()
        options.token = "geheim"
        try await Bench.run([Self.chat], options) { (bench: Bench) async throws in
            let body = Recorded.question("Hello?")
            #expect(try await bench.ask("POST", "/v1/chat/completions", body).status == 401)
            for headers in [["Authorization": "Bearer geheim"], ["api-key": "geheim"]] {
                #expect(try await bench.ask("POST", "/v1/chat/completions", body, headers: headers).status == 200)
            }
            // What fetches a picture sends no key.
            #expect(try await bench.ask("GET", "/_cached/pictures/0.png").status == 404)
            let wrong = ["Authorization": "Bearer geheiM"]
            #expect(try await bench.ask("POST", "/v1/chat/completions", body, headers: wrong).status == 401)
        }
    }

    /// curl waits a second for it with a body over 1 MB.
    @Test func whoWaitsForAWordGetsIt() async throws {
        try await Bench.run([Self.chat]) { (bench: Bench) async throws in
            let port = bench.server.port
            try await Raw.onThread {
                let body = Recorded.question("Hello?")
                let raw = try Raw(port: port)
                try raw.send(
                    "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n")
                #expect(try raw.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 100 Continue\r\n"))
                try raw.send(body)
                #expect(try raw.read(until: "Hello.").contains("HTTP/1.1 200 OK"))
            }
        }
    }

    /// Some send one behind a body.
    @Test(arguments: ["\r\n", "\r\n\r\n", "\r\n\r\n\r\n"])
    func aLineEndBeforeARequestIsPassedOver(ends: String) async throws {
        let request = "\(ends)GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        #expect(try await Self.answer(request).status == 200)
    }

    /// It would take it for the answer.
    @Test func anOlderClientHearsNoWordBefore() async throws {
        let body = Recorded.question("Hello?")
        let answer = try await Self.answer(
            "POST /v1/chat/completions HTTP/1.0\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        #expect(answer.status == 200)
    }

    /// A connection that says nothing makes room for one that does.
    @Test func whoWaitsLongestMakesRoom() async throws {
        var options = CacheServer.Options()
        options.mostConnections = 3
        try await Bench.run([Self.chat], options) { (bench: Bench) async throws in
            let port = bench.server.port
            try await Raw.onThread {
                func ask() throws {
                    let next = try Raw(port: port)
                    try next.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    #expect(try Raw.Answer(try next.readToEnd()).status == 200)
                }
                let first = try Raw(port: port)
                // Behind it, so that it has been taken.
                try ask()
                // Of these, one has begun and doesn't go on.
                let others = try (0..<2).map { _ in try Raw(port: port) }
                try others[0].send("GET /")
                for _ in 0..<20 { try ask() }
                #expect(try first.readToEnd().isEmpty)
            }
        }
    }

    /// None is let wait for nothing.
    @Test func whereAllAreAtWorkOthersAreTurnedAway() async throws {
        var options = CacheServer.Options()
        options.mostConnections = 2
        let slow = [("data: {}\n\n", milliseconds: UInt64(0)), ("data: [DONE]\n\n", milliseconds: 3_600_000)]
        let question = Recorded.question("Slow.", more: #","stream":true"#)
        let stream = Recorded.answer(
            "/chat/completions", question, answer: Data(slow.map(\.0).joined().utf8), answerType: "text/event-stream",
            pieces: slow)
        try await Bench.run([stream], delay: 1, options) { (bench: Bench) async throws in
            let port = bench.server.port
            try await Raw.onThread {
                let busy = try (0..<2).map { _ in try Raw(port: port) }
                for raw in busy {
                    try raw.send(
                        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Length: \(question.utf8.count)\r\n\r\n\(question)")
                    _ = try raw.read(until: "data: {}")
                }
                let answer = try Raw.Answer(try Raw(port: port).readToEnd())
                #expect(answer.status == 503)
                #expect(answer.headers["retry-after"] == "1")
                #expect(answer.error?["code"] as? String == "too_many_connections")
            }
        }
    }

    /// One connection, several requests, of which two are sent before the first is answered.
    @Test func aConnectionGoesOn() async throws {
        try await Bench.run([Self.chat]) { (bench: Bench) async throws in
            let port = bench.server.port
            try await Raw.onThread {
                let body = Recorded.question("Hello?")
                let head =
                    "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n"
                let raw = try Raw(port: port)
                for _ in 0..<3 {
                    try raw.send(head + "\r\n" + body)
                    _ = try raw.read(until: "Hello.")
                }
                try raw.send(head + "\r\n" + body + head + "Connection: close\r\n\r\n" + body)
                let rest = String(decoding: try raw.readToEnd(), as: UTF8.self)
                #expect(rest.components(separatedBy: "HTTP/1.1 200 OK").count == 3)
            }
        }
    }
}
