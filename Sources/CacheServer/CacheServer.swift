import CachedOpenAI
import Foundation

/// Recorded caches as an OpenAI-style server: the third door to the engine, beside the client and `URLSession`.
///
/// It speaks HTTP/1.1 itself, over FlyingFox's sockets: FlyingFox's own server shows a handler neither a second Host
/// header nor that the client has hung up, and bounds no head.
package final class CacheServer: Sendable {
    /// How it is reached, and by whom.
    package struct Options: Sendable {
        /// Addresses to listen at, numeric; the first must be had.
        package var addresses = ["127.0.0.1", "::1"]
        /// 0 for any free one.
        package var port = 0
        /// Names of hosts besides this machine's own.
        package var hosts: Set<String> = []
        /// Pages that may use the server, besides this machine's own.
        package var origins: Set<String> = []
        /// What guests have to give as their key.
        package var token: String?
        package var turns = TurnRule.session
        /// In bytes.
        package var mostBody = 100 << 20
        package var mostConnections = 1_000
        /// Of its tasks. A test's server goes before its tests, which may hold all threads of their own priority.
        package var priority: TaskPriority?

        package init() {}
    }

    /// Why it can't be reached.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    private let listener: Listener
    private let responder: Responder

    /// Where it listens.
    package var port: Int { listener.port }

    private init(_ listener: Listener, _ responder: Responder) {
        self.listener = listener
        self.responder = responder
    }

    /// - Throws: `Failure`.
    package static func start(
        _ caches: ServedCaches, upstream: Upstream, _ options: Options = .init(), log: RequestLog
    ) async throws -> CacheServer {
        let rules = AccessRules(hosts: options.hosts, origins: options.origins, token: options.token)
        let responder = Responder(caches, upstream: upstream, rules: rules, turns: options.turns, log: log)
        do {
            let listener = try await Listener(
                options.addresses, port: options.port, most: options.mostConnections, priority: options.priority
            ) {
                Connection($0, mostBody: options.mostBody, handler: responder)
            } known: {
                responder.listens(at: $0)
            }
            return CacheServer(listener, responder)
        } catch {
            throw Failure(description: "\(error)")
        }
    }

    /// From now on these are served.
    package func serve(_ caches: ServedCaches) { responder.serve(caches) }

    /// Takes no more requests, and gives those under way so many seconds to end.
    package func stop(within seconds: Double = 5) async {
        let deadline = ContinuousClock.now + .seconds(seconds)
        await listener.stop(within: seconds)
        await responder.unattended.wait(until: deadline)
        responder.flushLog()
    }

    /// Ends what `stop` waits for.
    package func abort() {
        responder.unattended.abandon()
        listener.abort()
    }

    /// How many answers were paid for and could not be kept.
    package var lostCount: Int { responder.lostCount }
}
