import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A program with a session of its own, at a raw server: what it asks, and a cache to ask it through.
struct OwnSession: Sendable {
    let server: RawServer
    let folder: URL

    /// Starts a server and makes a folder, and removes both at the end.
    static func run(
        _ answer: @escaping @Sendable (RawServer.Request, RawServer.Connection) -> Void,
        _ body: (OwnSession) async throws -> Void
    ) async throws {
        let server = try RawServer(answer)
        defer { server.stop() }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("own-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(OwnSession(server: server, folder: folder))
    }

    func cache(
        _ mode: OpenAICache.Settings.Mode, offline: Bool = false, delayed: Bool = false, hosts: [String]? = nil
    ) -> OpenAICache {
        var settings = OpenAICache.Settings(environment: [:])
        settings.mode = mode
        settings.isOffline = offline
        settings.delaysResponses = delayed
        settings.directory = folder
        settings.hosts = hosts ?? ["127.0.0.1:\(server.port)"]
        return OpenAICache(settings)
    }

    func url(_ path: String) -> URL {
        URL(string: "http://127.0.0.1:\(server.port)/v1/\(path)") ?? URL(fileURLWithPath: "/")
    }

    /// - Parameter question: `nil` for a GET.
    func request(_ path: String = "chat/completions", _ question: String? = "x", stream: Bool = false) -> URLRequest {
        var request = URLRequest(url: url(path))
        guard let question else { return request }
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        let more = stream ? #","stream":true"# : ""
        request.httpBody = Data(#"{"model":"own","messages":[{"role":"user","content":"\#(question)"}]\#(more)}"#.utf8)
        return request
    }

    static let completion = #"{"id":"c","choices":[{"message":{"role":"assistant","content":"hi"}}]}"#

    /// The events of a whole stream, one a piece.
    static let events =
        (0..<5).map { number in
            #"data: {"choices":[{"index":0,"delta":{"content":"\#(number)"}\#(number == 4 ? #","finish_reason":"stop""# : "")}]}"#
                + "\n\n"
        } + ["data: [DONE]\n\n"]

    static let streamHead =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
}
