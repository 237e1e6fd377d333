import Foundation
import Turns

/// A stand-in for an OpenAI-style API on 127.0.0.1, for tests: answers as scripted, breaks off as scripted, and
/// remembers every request.
///
///     try await withLoopbackAPI { api in
///         api.answer("POST", "/chat/completions", .error(429, headers: ["Retry-After": "0"]), .usual)
///         let client = OpenAI(apiKey: "sk-test", baseURL: api.baseURL)
///         …
///         #expect(api.requestCount == 2)
///     }
///
/// Everything but starting and stopping is synchronous and can be called from any thread.
public final class LoopbackAPI: Sendable {
    /// `http://127.0.0.1:PORT/v1`
    public let baseURL: URL
    public let port: Int

    private let listener: Listener
    private let responder: Responder

    // FlyingFox's actors and unstructured tasks run on the global concurrent executor, whatever executor their caller
    // prefers. On Linux that has as many threads as there are cores, *for each priority*. With the tests' priority,
    // tests that block all of theirs (a blocking client, a semaphore) stop the server too: seen. So the server has one
    // of its own, above that of any test; all its tasks inherit it, and nothing else may enter its actors.
    private static let priority = TaskPriority(rawValue: 33)

    // Each server holds a thread that waits for its sockets, and Dispatch has 255 such threads for the whole process:
    // with them gone, no server and no URLSession of the tests gets any further.
    private static let places = Turns(atOnce: 32)

    /// A second server of the same test is in the place of its first: with 32 tests that hold a place and wait for
    /// another, none would ever get one.
    @TaskLocal static var hasPlace = false
    private let holdsPlace: Locked<Bool>

    private init(listener: Listener, responder: Responder, baseURL: URL, holdsPlace: Bool) {
        self.listener = listener
        self.responder = responder
        port = Int(listener.port)
        self.baseURL = baseURL
        self.holdsPlace = Locked(holdsPlace)
    }

    /// A server that listens on a free port of 127.0.0.1. It waits if many are running: each needs its `stop()`.
    /// - Throws: `StartError` if there is none.
    public static func start() async throws -> LoopbackAPI {
        if hasPlace { return try await listen(holdsPlace: false) }
        await places.enter()
        do {
            return try await listen(holdsPlace: true)
        } catch {
            await places.leave()
            throw error
        }
    }

    private static func listen(holdsPlace: Bool) async throws -> LoopbackAPI {
        let responder = Responder()
        let listener = try await Listener(responder, priority: priority)
        guard let url = URL(string: "http://127.0.0.1:\(listener.port)/v1") else {
            throw StartError(description: "The test server's port is \(listener.port)")
        }
        return LoopbackAPI(listener: listener, responder: responder, baseURL: url, holdsPlace: holdsPlace)
    }

    /// Closes the port and every connection, whatever it waits for. A scripted closure that ignores cancellation is
    /// waited for, but not for long.
    public func stop() async {
        let stopping = Task(priority: Self.priority) { [listener] in await listener.stop() }
        await Self.wait(for: stopping, seconds: 30)
        let leaves = holdsPlace.withLock { holds in
            defer { holds = false }
            return holds
        }
        if leaves { await Self.places.leave() }
    }

    /// On a busy machine, a server that is stopped just as it begins may wait for its sockets for ever, with its port
    /// closed: seen once in some thousands.
    private static func wait(for task: Task<Void, Never>, seconds: Double) async {
        await withCheckedContinuation { continuation in
            let waiting = Locked<CheckedContinuation<Void, Never>?>(continuation)
            let goOn = { @Sendable in
                let found = waiting.withLock { waiting in
                    defer { waiting = nil }
                    return waiting
                }
                found?.resume()
            }
            Task(priority: priority) {
                await task.value
                goOn()
            }
            Task(priority: priority) {
                try? await Task.sleep(for: .seconds(seconds))
                goOn()
            }
        }
    }

    /// The test server did not come up.
    public struct StartError: Error, CustomStringConvertible {
        public let description: String
    }

    static func pathBelowBase(_ path: String) -> String {
        path.hasPrefix("/v1/") ? String(path.dropFirst(3)) : ".." + path
    }
}

// Scripted answers
extension LoopbackAPI {
    /// Answers such requests with what the closure makes of them. Of several answers that match, the last one given.
    /// - Parameters:
    ///   - path: below the base, as in `Request.path`; a segment `*` stands for any one segment.
    ///   - needsKey: whether a request without `Authorization: Bearer sk-…` gets 401 instead.
    ///   - make: runs on the server's threads. It may wait, but must not block them. If it throws, the answer is 500.
    public func answer(
        _ method: String, _ path: String, needsKey: Bool = true,
        make: @escaping @Sendable (Request) async throws -> Reply
    ) {
        let route = Route(method: method, path: path, needsKey: needsKey, make: make)
        responder.routes.withLock { $0.append(route) }
    }

    /// Answers the n-th such request with the n-th reply, and all later ones with the last.
    public func answer(
        _ method: String, _ path: String, needsKey: Bool = true, _ first: Reply, _ more: Reply...
    ) {
        let queue = ReplyQueue([first] + more)
        answer(method, path, needsKey: needsKey) { _ in queue.next() }
    }
}

// Inspection
extension LoopbackAPI {
    /// All requests in the order in which they arrived whole, answered or not.
    public var requests: [Request] {
        responder.requests.withLock { $0 }
    }

    public var requestCount: Int {
        responder.requests.withLock { $0.count }
    }

    /// How many requests had this path, as in `Request.path`.
    public func requestCount(path: String) -> Int {
        requests.count { $0.path == path }
    }

    /// Returns as soon as so many requests have arrived.
    /// - Throws: `CancellationError`, or `StillWaiting` after so many seconds.
    public func waitForRequests(_ count: Int, seconds: Double = 300) async throws {
        try await eventually("\(count) requests to the test server; \(requestCount) came", seconds: seconds) {
            requestCount >= count
        }
    }
}
