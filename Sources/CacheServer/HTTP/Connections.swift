import CachedOpenAI

/// The connections that are open.
final class Connections: Sendable {
    private struct State {
        var open: [ObjectIdentifier: Connection] = [:]
        var isEnding = false
        var turnedAwayCount = 0
    }

    /// Of those who are told that there is no room, so many at once; others hear nothing.
    private static let mostTurnedAway = 20

    private let most: Int
    private let state = OpenAICache.Locked(State())

    init(most: Int) {
        self.most = most
    }

    var count: Int { state.withLock { $0.open.count } }
    var isFull: Bool { count >= most }
    var isEnding: Bool { state.withLock { $0.isEnding } }

    func add(_ connection: Connection) {
        let isEnding = state.withLock { state in
            state.open[ObjectIdentifier(connection)] = connection
            return state.isEnding
        }
        if isEnding { connection.finish() }
    }

    func remove(_ connection: Connection) {
        state.withLock { $0.open[ObjectIdentifier(connection)] = nil }
    }

    /// Ends the one that has waited longest for a request.
    /// - Returns: false if none waits.
    func endIdlest() -> Bool {
        let open = state.withLock { $0.open.values.map { $0 } }
        let waiting = open.compactMap { connection in connection.idleSince.map { (since: $0, connection: connection) } }
        guard let idlest = waiting.min(by: { $0.since < $1.since })?.connection else { return false }
        idlest.finish()
        return true
    }

    /// - Returns: false if enough are being told that there is no room.
    func beginTurningAway() -> Bool {
        state.withLock { state in
            guard state.turnedAwayCount < Self.mostTurnedAway else { return false }
            state.turnedAwayCount += 1
            return true
        }
    }

    func endTurningAway() { state.withLock { $0.turnedAwayCount -= 1 } }

    /// Those that wait for a request end at once, the others behind their answer.
    func finish() {
        let open = state.withLock { state in
            state.isEnding = true
            return state.open.values.map { $0 }
        }
        for connection in open { connection.finish() }
    }

    func abort() {
        for connection in state.withLock({ $0.open.values.map { $0 } }) { connection.abort() }
    }
}
