import CachedOpenAI

/// The connections that are open.
final class Connections: Sendable {
    private let most: Int
    private let state = OpenAICache.Locked((open: [ObjectIdentifier: Connection](), isEnding: false))

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
