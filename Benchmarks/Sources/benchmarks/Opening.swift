/// Opening a cache for a first answer; and what is read of its file.
struct Opening: Sendable {
    private let caches: ScaledCaches
    private let client = CacheSettings.client()

    init(_ caches: ScaledCaches) {
        self.caches = caches
    }

    func figures() async throws -> [Figure] {
        let seconds = try await caches.seconds(rounds: 200, warmups: 20) { cache, round in try await open(cache, round)
        }
        return try await caches.figures("open", "opening and a first answer", seconds) + bytes()
    }

    /// Switching folders opens the cache again.
    private func open(_ cache: SampleCache, _ round: Int) async throws {
        CacheSettings.use(cache.folder)
        _ = try await Lesson.ask(round % ScaledCaches.questionCount, client)
    }

    private func bytes() async throws -> [Figure] {
        var figures: [Figure] = []
        for scaled in caches.others {
            try await open(caches.small.cache, 0)
            guard let traffic = try await FileTraffic.of({ try await open(scaled.cache, 0) }) else { continue }
            let figure = Figure(
                name: "open.bytes.\(scaled.name)", what: "  bytes read for that, beside the file: \(scaled.size)",
                measured: .bytes(Double(traffic.read)), reference: .bytes(Double(try scaled.cache.byteCount)))
            figures.append(figure)
        }
        return figures
    }
}
