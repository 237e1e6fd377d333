import CachedOpenAI
import FlyingSocks
import Foundation

/// The socket of one connection: reads within bounds of size and time, writes whole, and sees the other side hang up.
///
/// One task reads at a time.
final class Wire: Sendable {
    private struct State {
        /// Read, and not yet taken.
        var buffer = Data()
        var isOpen = true
        /// Something of the answer to the last request has been sent.
        var hasAnswered = false
        /// Whoever reads or writes shall end.
        var isOver = false
    }

    /// More that comes before it is asked for is left to the system.
    private static let mostAhead = 1 << 16
    static let goOn = Data("HTTP/1.1 100 Continue\r\n\r\n".utf8)
    private static let clock = DispatchQueue(label: "CacheServer.Wire")

    private let socket: Socket
    private let pool: any AsyncSocketPool
    private let state = OpenAICache.Locked(State())

    init(_ socket: Socket, _ pool: any AsyncSocketPool) throws {
        self.socket = socket
        self.pool = pool
        try socket.setFlags(.nonBlocking)
        // Without it an answer waits 40 ms for the other side's acknowledgement.
        try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
        _ = fcntl(socket.file.rawValue, F_SETFD, FD_CLOEXEC)
    }

    /// The other side's address.
    var peer: String {
        switch try? socket.remotePeer() {
        case .ip4(let address, _): address
        case .ip6(let address, _): address
        default: "unknown"
        }
    }

    // MARK: Reading

    /// What stands before a mark, which is taken, too; nil if the connection ends before anything of it.
    /// - Parameter seconds: from the first byte on.
    /// - Throws: `HTTPProblem` if it is longer than it may be, or ends in the middle.
    func line(before mark: Data, most: Int, tooLong: HTTPProblem, idle: Double, seconds: Double) async throws -> Data? {
        if state.withLock({ $0.buffer.isEmpty }), try await !fill(within: idle) { return nil }
        let deadline = Date(timeIntervalSinceNow: seconds)
        while true {
            let found: Data? = try state.withLock { state in
                guard let range = state.buffer.range(of: mark) else {
                    if state.buffer.count > most { throw tooLong }
                    return nil
                }
                if range.lowerBound - state.buffer.startIndex > most { throw tooLong }
                let line = Data(state.buffer[..<range.lowerBound])
                state.buffer = Data(state.buffer[range.upperBound...])
                return line
            }
            if let found { return found }
            guard try await fill(within: max(0, deadline.timeIntervalSinceNow)) else {
                throw HTTPProblem(status: 408, message: "The request ends in the middle.")
            }
        }
    }

    /// So many bytes.
    func bytes(_ count: Int, seconds: Double) async throws -> Data {
        var result = Data()
        result.reserveCapacity(min(count, 1 << 20))
        while true {
            state.withLock { state in
                let taken = state.buffer.prefix(count - result.count)
                result.append(taken)
                state.buffer = Data(state.buffer.dropFirst(taken.count))
            }
            if result.count == count { return result }
            guard try await fill(within: seconds) else {
                throw HTTPProblem(status: 408, message: "The body ends in the middle.")
            }
        }
    }

    /// Returns true once the other side has hung up; false when the task is cancelled, or when that can't be seen, as so
    /// much has come.
    /// - Parameter takesWords: the other side passes over words that come before an answer.
    func isHungUp(takesWords: Bool) async -> Bool {
        while !Task.isCancelled {
            if state.withLock({ $0.buffer.count > Self.mostAhead }) { return false }
            do {
                guard let data = try await receive() else { return try await isGone(takesWords: takesWords) }
                state.withLock { $0.buffer.append(data) }
            } catch {
                return !(error is CancellationError)
            }
        }
        return false
    }

    /// The other side sends no more. Whether it is gone, or waits for its answer, is seen by what becomes of a word.
    private func isGone(takesWords: Bool) async throws -> Bool {
        if takesWords { sayGoOn() }
        while true {
            if state.withLock({ $0.isOver || $0.isOpen && isRefused }) { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Not in the middle of an answer, whose pieces do as well.
    private func sayGoOn() {
        state.withLock { state in
            guard state.isOpen, !state.hasAnswered else { return }
            do {
                _ = try socket.write(Self.goOn, from: 0)
            } catch SocketError.blocked {
                // It has enough to read.
            } catch {
                state.isOver = true
            }
        }
    }

    /// Whether the other side has refused what was sent.
    private var isRefused: Bool {
        var problem: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(socket.file.rawValue, SOL_SOCKET, SO_ERROR, &problem, &size) == 0 && problem != 0
    }

    /// Reads on to be forgotten, so that what was written arrives before the connection is gone.
    func drain(most: Int, seconds: Double) async {
        guard shutDown(SHUT_WR) else { return }
        let item = timer(seconds)
        defer { item.cancel() }
        var count = 0
        while count < most, let data = try? await receive() { count += data.count }
    }

    private func fill(within seconds: Double) async throws -> Bool {
        let item = timer(seconds)
        defer { item.cancel() }
        guard let data = try await receive() else { return false }
        state.withLock { $0.buffer.append(data) }
        return true
    }

    /// Nil at the end.
    private func receive() async throws -> Data? {
        while true {
            try Task.checkCancellation()
            do {
                return Data(try socket.read(atMost: 1 << 16))
            } catch SocketError.blocked {
                // That the other side has closed is for the next read to say: something may have come before.
                do { try await pool.suspendSocket(socket, untilReadyFor: .read) } catch SocketError.disconnected {}
            } catch SocketError.disconnected {
                return nil
            }
        }
    }

    // MARK: Writing

    /// A request has come whole, and its answer is to follow.
    func beginAnswer() { state.withLock { $0.hasAnswered = false } }

    func write(_ data: Data) async throws {
        state.withLock { $0.hasAnswered = true }
        var sent = data.startIndex
        while sent < data.endIndex {
            try Task.checkCancellation()
            do {
                sent = try socket.write(data, from: sent)
            } catch SocketError.blocked {
                do {
                    try await pool.suspendSocket(socket, untilReadyFor: .write)
                } catch SocketError.disconnected {
                    // It may have closed its side alone, and read on.
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
        }
    }

    // MARK: Ending

    /// Wakes whoever reads or writes.
    func hangUp() {
        state.withLock { $0.isOver = true }
        _ = shutDown(SHUT_RDWR)
    }

    /// When nobody reads or writes any more.
    func close() {
        state.withLock { state in
            if state.isOpen { try? socket.close() }
            state.isOpen = false
        }
    }

    private func timer(_ seconds: Double) -> DispatchWorkItem {
        let item = DispatchWorkItem { [weak self] in self?.hangUp() }
        Self.clock.asyncAfter(deadline: .now() + seconds, execute: item)
        return item
    }

    private func shutDown(_ how: some BinaryInteger) -> Bool {
        state.withLock { state in
            if state.isOpen { shutdown(socket.file.rawValue, Int32(how)) }
            return state.isOpen
        }
    }
}
