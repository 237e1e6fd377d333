import FlyingFox
import FlyingSocks
import Foundation

/// FlyingFox's server at one port of 127.0.0.1, until it is stopped.
///
/// When one of its sockets fails, FlyingFox ends and gives up its port: seen once in some thousands of servers, on a
/// busy machine. It is said, and another server takes the port.
final class Listener: Sendable {
    let port: UInt16

    private let server: Locked<HTTPServer>
    private let isStopped: Locked<Bool>
    private let running: Task<Void, Never>

    /// While one of its servers ends, FlyingFox may write to a descriptor that is another's by then. Where that is a pipe
    /// that nobody reads, all tests would end.
    private static let ignoresBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    /// - Throws: `LoopbackAPI.StartError`, and what the system says.
    init(_ handler: any HTTPHandler, priority: TaskPriority) async throws {
        Self.ignoresBrokenPipes
        let first = try Self.server(port: 0, handler)
        let (server, isStopped, known) = (Locked(first), Locked(false), Locked<UInt16>(0))
        (self.server, self.isStopped) = (server, isStopped)
        running = Task(priority: priority) {
            while true {
                let current = server.withLock { $0 }
                let outcome = await Result { try await current.run() }
                if isStopped.withLock({ $0 }) || Task.isCancelled { return }
                let port = known.withLock { $0 }
                say("the server at port \(port) ended: \(outcome). Another one begins.")
                guard port != 0, let next = try? Self.server(port: port, handler) else { return }
                server.withLock { $0 = next }
            }
        }
        let address = try await Task(priority: priority) {
            try await first.waitUntilListening()
            return await first.listeningAddress
        }.value
        guard case .ip4(_, let port)? = address else {
            let shown = String(describing: address)
            throw LoopbackAPI.StartError(description: "The test server doesn't listen; its address: \(shown)")
        }
        known.withLock { $0 = port }
        self.port = port
    }

    /// Closes the port and every connection, and waits until all that answers has ended.
    func stop() async {
        isStopped.withLock { $0 = true }
        await server.withLock { $0 }.stop()
        running.cancel()
        await running.value
    }

    private static func server(port: UInt16, _ handler: any HTTPHandler) throws -> HTTPServer {
        HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: port), timeout: 3_600, pool: NoDelayPool(), logger: .disabled,
            handler: handler)
    }
}

private func say(_ line: String) {
    FileHandle.standardError.write(Data("LoopbackAPI: \(line)\n".utf8))
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
