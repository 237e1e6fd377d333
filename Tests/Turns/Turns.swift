/// Lets only so many at a time, in the order of asking, into what a machine has little of: processors, threads.
public actor Turns {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    public init(atOnce count: Int) {
        free = count
    }

    /// Returns when there is room. Each call needs a `leave()`.
    public func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    public func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
