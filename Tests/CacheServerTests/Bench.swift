import CachedOpenAI
import Foundation
import LoopbackAPI
import TestSupport

@testable import CacheServer

/// A server for a test, with what it serves.
struct Bench {
    let server: CacheServer
    let folder: TemporaryFolder
    let lines: Lines

    var root: String { "http://127.0.0.1:\(server.port)" }

    /// Runs a test's body beside a server that answers from these.
    static func run(
        _ recordings: [OpenAICache.Recording], layers: [any OpenAICache.CacheLayer] = [],
        misses: ServedCaches.Misses = .refused, delay: Double? = nil,
        upstream: URL? = nil, environment: [String: String] = ["OPENAI_API_KEY": "sk-server"],
        guestsKeys: Bool = false, _ options: CacheServer.Options = .init(),
        _ body: (Bench) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let api = try Upstream(
            upstream?.absoluteString ?? Upstream.usual, environment: environment, sendsGuestsKeys: guestsKeys)
        let journal = OpenAICache.DataSource(SampleCache.journal(of: recordings), name: "sample.cache")
        let layer = OpenAICache.CacheOpener.openEither(journal).layer
        let caches = ServedCaches(
            layers + (layer.map { [$0] } ?? []), misses: misses, delay: delay, folder: folder.url, upstream: api)
        var options = options
        // As LoopbackAPI's: tests may hold all threads of their own priority.
        options.priority = TaskPriority(rawValue: 33)
        let lines = Lines()
        let log = RequestLog(.short) { lines.add($0) }
        let server = try await CacheServer.start(caches, upstream: api, options, log: log)
        do {
            try await body(Bench(server: server, folder: folder, lines: lines))
        } catch {
            await server.stop(within: 0)
            throw error
        }
        await server.stop(within: 0)
    }

    /// What the server has said.
    final class Lines: Sendable {
        private let lines = OpenAICache.Locked<[String]>([])

        func add(_ line: String) { lines.withLock { $0.append(line) } }

        var all: [String] { lines.withLock { $0 } }

        func wait(for isIt: (String) -> Bool) async throws {
            try await eventually("a line of the server's; it said \(all)") { all.contains(where: isIt) }
        }
    }

    /// Asks as a program does.
    func ask(
        _ method: String, _ path: String, _ body: String? = nil, contentType: String = "application/json",
        headers: [String: String] = [:]
    ) async throws -> Raw.Answer {
        let body = body.map { Data($0.utf8) }
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(server.port)", "Connection: close"]
        for (name, value) in headers { lines.append("\(name): \(value)") }
        if let body { lines += ["Content-Type: \(contentType)", "Content-Length: \(body.count)"] }
        let bytes = Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (body ?? Data())
        return try await Raw.exchange(bytes, port: server.port)
    }
}
