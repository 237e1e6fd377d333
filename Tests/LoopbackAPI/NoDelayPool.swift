import Dispatch
import FlyingSocks
import Foundation

/// FlyingFox's socket pool with two changes.
///
/// It sets TCP_NODELAY: without it, Nagle's algorithm and delayed acknowledgements cost 40 ms an answer. FlyingFox
/// shows its sockets nowhere else. The listening one passes here before it accepts its first connection; on Linux
/// what it accepts inherits the option, elsewhere each connection passes here when it is waited for.
///
/// And it waits on a queue of its own class. A pool holds a thread all its life, and dispatch has 255 for each class:
/// with FlyingFox's own queue, 300 servers at once leave none to the client under test.
struct NoDelayPool: AsyncSocketPool {
    private let base: any AsyncSocketPool

    init() {
        let waiting = DispatchQueue(label: "LoopbackAPI", qos: .userInteractive)
        #if canImport(Darwin)
            base = SocketPool(queue: FlyingSocks.kQueue(maxEvents: 20), dispatchQueue: waiting)
        #else
            base = SocketPool(queue: FlyingSocks.ePoll(maxEvents: 20), dispatchQueue: waiting)
        #endif
    }

    func prepare() async throws {
        try await base.prepare()
    }

    func run() async throws {
        try await base.run()
    }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
        try await base.suspendSocket(socket, untilReadyFor: events)
    }
}
