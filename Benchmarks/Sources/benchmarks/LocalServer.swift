import FlyingFox
import Foundation

/// An API on loopback that gives every question the same answer at once.
enum LocalServer {
    /// Runs a body with the server's base URL.
    static func run<Answer>(_ body: (String) async throws -> Answer) async throws -> Answer {
        let server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: 0), pool: NoDelayPool(), logger: .disabled)
        let answer = Lesson.answer(0, content: String(repeating: "A word and another. ", count: 100))
        await server.appendRoute("POST /v1/chat/completions") { _ in
            HTTPResponse(statusCode: .ok, headers: [.contentType: "application/json"], body: answer)
        }
        let running = Task { try await server.run() }
        defer { running.cancel() }
        try await server.waitUntilListening()
        guard case .ip4(_, let port)? = await server.listeningAddress else { throw Problem("no server on loopback") }
        return try await body("http://127.0.0.1:\(port)/v1")
    }
}
