import CachedOpenAI

/// A miss that can't be sent: its error names the closest recorded request.
struct Missing: Sendable {
    private static let callsPerRound = 5

    private let caches: ScaledCaches
    private let client = CacheSettings.client()

    init(_ caches: ScaledCaches) {
        self.caches = caches
    }

    func figures() async throws -> [Figure] {
        let seconds = try await caches.seconds(rounds: 10, repeats: Self.callsPerRound, ask)
        return caches.figures("miss", "a miss, explained", seconds)
    }

    private func ask(_ cache: SampleCache, _ round: Int) async throws {
        CacheSettings.use(cache.folder)
        for call in 0..<Self.callsPerRound {
            do {
                _ = try await Lesson.ask(-1 - round * Self.callsPerRound - call, client)
            } catch is OpenAI.MissError {
                continue
            }
            throw Problem("a question was answered that nobody recorded")
        }
    }
}
