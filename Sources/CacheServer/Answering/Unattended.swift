import CachedOpenAI

/// The recordings that nobody waits for any more: they are read on to their ends, and the server stays for them.
final class Unattended: Sendable {
    private let count = OpenAICache.Locked(0)

    func begin() { count.withLock { $0 += 1 } }

    func end() { count.withLock { $0 -= 1 } }

    func wait(until deadline: ContinuousClock.Instant) async {
        while count.withLock({ $0 }) > 0, ContinuousClock.now < deadline {
            try? await Task.sleep(for: .milliseconds(5))
        }
    }

    /// From now on none is waited for.
    func abandon() { count.withLock { $0 = .min / 2 } }
}
