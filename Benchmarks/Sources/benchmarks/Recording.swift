import CachedOpenAI
import Foundation

/// Recording live answers in a folder that has a cache; and beside the same calls when nothing is recorded.
struct Recording: Sendable {
    private static let callsPerRound = 50
    private static let rounds = 12

    private let caches: ScaledCaches

    init(_ caches: ScaledCaches) {
        self.caches = caches
    }

    func figures() async throws -> [Figure] {
        try await LocalServer.run { base in
            let client = OpenAI(apiKey: "none", baseURL: base)
            let number = Counter()
            let seconds = try await caches.seconds(
                rounds: Self.rounds, warmups: 2, repeats: Self.callsPerRound,
                prepare: { _ in for scaled in caches.all { try await scaled.cache.merge() } },
                { cache, _ in try await ask(cache, .dev, client, number) })
            let beside = try await Interleaved(
                { _ in try await ask(caches.small.cache, .production, client, number) },
                { _ in try await ask(caches.small.cache, .dev, client, number) }
            ).medianSeconds(rounds: 2 * Self.rounds, warmups: 2)
            let calls = Double(Self.callsPerRound)
            let overhead = Figure(
                name: "record", what: "a live answer that is recorded, beside one that isn't",
                measured: .seconds(beside[1] / calls), reference: .seconds(beside[0] / calls))
            return [overhead] + caches.figures("record", "a live answer that is recorded", seconds)
        }
    }

    /// Always something new.
    private func ask(
        _ cache: SampleCache, _ mode: OpenAICache.Settings.Mode, _ client: OpenAI, _ number: Counter
    ) async throws {
        CacheSettings.use(cache.folder, mode, isOffline: false)
        for _ in 0..<Self.callsPerRound { _ = try await Lesson.ask(1_000_000 + number.next(), client) }
    }
}
