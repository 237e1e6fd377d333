import FlyingFox
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A way to a server on loopback that takes its time, there and back.
enum SlowWay {
    /// In each direction.
    static let delay = Duration.milliseconds(25)

    /// Of what the server says, not what this way makes anew.
    private static let own: Set<String> = ["connection", "content-length", "date", "keep-alive", "transfer-encoding"]

    /// Runs a body with the address at which the server is so far away, and what goes there.
    static func run<Answer>(to port: Int, _ body: (String, Traffic) async throws -> Answer) async throws -> Answer {
        let traffic = Traffic()
        let session = URLSession(configuration: .ephemeral)
        let way = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), pool: NoDelayPool(), logger: .disabled)
        await way.appendRoute("GET /*") { request in
            let trip = await traffic.begin()
            try await Task.sleep(for: delay)
            let response = try await ask(request, at: port, session)
            try await Task.sleep(for: delay)
            await traffic.end(trip, byteCount: response.byteCount)
            return response.answer
        }
        let running = Task { try await way.run() }
        defer { running.cancel() }
        try await way.waitUntilListening()
        guard case .ip4(_, let begin)? = await way.listeningAddress else { throw Problem("no server on loopback") }
        return try await body("http://127.0.0.1:\(begin)", traffic)
    }

    private static func ask(
        _ request: HTTPRequest, at port: Int, _ session: URLSession
    ) async throws -> (answer: HTTPResponse, byteCount: Int) {
        guard let url = URL(string: "http://127.0.0.1:\(port)\(request.path)") else {
            throw Problem("\(request.path) is no path")
        }
        var sent = URLRequest(url: url)
        for header in request.headers.keys where header != .host && header != .connection {
            sent.setValue(request.headers[header], forHTTPHeaderField: header.rawValue)
        }
        let (data, response) = try await session.data(for: sent)
        guard let response = response as? HTTPURLResponse else { throw Problem("\(url) was not answered") }
        var headers = HTTPHeaders()
        for case (let name as String, let value as String) in response.allHeaderFields
        where !own.contains(name.lowercased()) {
            headers[HTTPHeader(name)] = value
        }
        let status = HTTPStatusCode(response.statusCode, phrase: "As Given")
        return (HTTPResponse(statusCode: status, headers: headers, body: data), data.count)
    }
}
