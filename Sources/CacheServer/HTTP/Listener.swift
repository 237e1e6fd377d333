import CachedOpenAI
import FlyingSocks
import Foundation

/// Takes connections at an address, and ends them.
final class Listener: Sendable {
    /// An address can't be listened at.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let port: Int
    private let pool: any AsyncSocketPool
    private let running: Task<Void, Never>
    private let sockets: [Socket]
    private let connections: Connections

    /// - Parameters:
    ///   - addresses: numeric ones, of which the first must be had and the others may.
    ///   - port: 0 for any free one.
    ///   - most: how many connections may be open.
    ///   - known: told the port before the first connection.
    /// - Throws: `Failure`.
    init(
        _ addresses: [String], port: Int, most: Int, priority: TaskPriority? = nil,
        serve: @escaping @Sendable (Wire) -> Connection, known: (Int) -> Void
    ) async throws {
        let pool = Self.makePool()
        do { try await pool.prepare() } catch { throw Failure(description: "The system gives no sockets: \(error)") }
        let (sockets, port) = try Self.listen(addresses, port)
        known(port)
        let connections = Connections(most: most)
        (self.pool, self.sockets, self.port, self.connections) = (pool, sockets, port, connections)
        running = Task(priority: priority) {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { try? await pool.run() }
                for socket in sockets {
                    group.addTask { await Self.accept(on: socket, pool, connections, serve) }
                }
            }
        }
    }

    /// Takes no more connections, and gives those that are at work so many seconds to end.
    func stop(within seconds: Double) async {
        connections.finish()
        for socket in sockets { shutdown(socket.file.rawValue, Int32(SHUT_RDWR)) }
        let deadline = ContinuousClock.now + .seconds(seconds)
        while connections.count > 0, ContinuousClock.now < deadline { try? await Task.sleep(for: .milliseconds(5)) }
        connections.abort()
        while connections.count > 0 { try? await Task.sleep(for: .milliseconds(5)) }
        running.cancel()
        await running.value
        for socket in sockets { try? socket.close() }
    }

    /// At once, also what `stop` waits for.
    func abort() { connections.abort() }

    private static func makePool() -> any AsyncSocketPool {
        let queue = DispatchQueue(label: "CacheServer.Listener", qos: .userInteractive)
        #if canImport(Darwin)
            return SocketPool(queue: kQueue(maxEvents: 64), dispatchQueue: queue)
        #else
            return SocketPool(queue: ePoll(maxEvents: 64), dispatchQueue: queue)
        #endif
    }

    // MARK: Listening

    private static func listen(_ addresses: [String], _ port: Int) throws -> ([Socket], Int) {
        // The port that is free at the first address may be taken at the second.
        for attempt in 0..<8 {
            let first = try socket(addresses[0], port)
            let found = Self.port(of: first)
            var sockets = [first]
            var isTaken = false
            for address in addresses.dropFirst() {
                do { sockets.append(try socket(address, found)) } catch { isTaken = errno == EADDRINUSE }
            }
            if !isTaken || port != 0 || attempt == 7 { return (sockets, found) }
            for socket in sockets { try? socket.close() }
        }
        throw Failure(description: "No port is free at \(addresses.joined(separator: " and ")).")
    }

    private static func socket(_ address: String, _ port: Int) throws -> Socket {
        let isV6 = address.contains(":")
        do {
            let socket = try Socket(domain: isV6 ? AF_INET6 : AF_INET)
            do {
                try socket.setValue(true, for: .localAddressReuse)
                let number = UInt16(clamping: port)
                if isV6 {
                    try socket.bind(to: .inet6(ip6: address, port: number))
                } else {
                    try socket.bind(to: .inet(ip4: address, port: number))
                }
                try socket.listen()
                try socket.setFlags(.nonBlocking)
                _ = fcntl(socket.file.rawValue, F_SETFD, FD_CLOEXEC)
                return socket
            } catch {
                let reason = errno
                try? socket.close()
                errno = reason
                throw error
            }
        } catch {
            let reason = String(cString: strerror(errno))
            throw Failure(description: "Can't listen at port \(port) of \(OpenAICache.OneLine.of(address)): \(reason).")
        }
    }

    private static func port(of socket: Socket) -> Int {
        switch try? socket.sockname() {
        case .ip4(_, let port), .ip6(_, let port): Int(port)
        default: 0
        }
    }

    // MARK: Accepting

    private static func accept(
        on socket: Socket, _ pool: any AsyncSocketPool, _ connections: Connections,
        _ serve: @escaping @Sendable (Wire) -> Connection
    ) async {
        while !Task.isCancelled, !connections.isEnding {
            do {
                let accepted = Socket(file: try socket.accept().file)
                let hasRoom = !connections.isFull || connections.endIdlest()
                start(accepted, pool, connections, serve, hasRoom: hasRoom)
            } catch SocketError.blocked {
                do { try await pool.suspendSocket(socket, untilReadyFor: .read) } catch {
                    try? await Task.sleep(for: .milliseconds(10))
                }
            } catch {
                // Such as too many open files, which pass.
                _ = connections.endIdlest()
                try? await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    private static func start(
        _ socket: Socket, _ pool: any AsyncSocketPool, _ connections: Connections,
        _ serve: @escaping @Sendable (Wire) -> Connection, hasRoom: Bool
    ) {
        guard let wire = try? Wire(socket, pool), hasRoom || connections.beginTurningAway() else {
            try? socket.close()
            return
        }
        let connection = serve(wire)
        guard hasRoom else {
            Task {
                await connection.turnAway()
                connections.endTurningAway()
            }
            return
        }
        connections.add(connection)
        Task {
            await connection.run()
            connections.remove(connection)
        }
    }
}
