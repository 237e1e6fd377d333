/// An answer from a cache that is open.
struct Hitting: Sendable {
    private static let callsPerRound = 200

    private let caches: ScaledCaches
    private let client = CacheSettings.client()

    init(_ caches: ScaledCaches) {
        self.caches = caches
    }

    func figures() async throws -> [Figure] {
        let seconds = try await caches.seconds(rounds: 25, repeats: Self.callsPerRound, ask)
        return caches.figures("hit", "a hit", seconds)
    }

    private func ask(_ cache: SampleCache, _ round: Int) async throws {
        CacheSettings.use(cache.folder)
        for call in 0..<Self.callsPerRound {
            _ = try await Lesson.ask((round * Self.callsPerRound + call) % ScaledCaches.questionCount, client)
        }
    }
}
