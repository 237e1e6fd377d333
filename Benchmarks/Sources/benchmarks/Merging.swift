/// Merging a journal of 10 entries into a cache file.
struct Merging: Sendable {
    private static let journalEntryCount = 10

    private let caches: ScaledCaches

    init(_ caches: ScaledCaches) {
        self.caches = caches
    }

    func figures() async throws -> [Figure] {
        let seconds = try await caches.seconds(rounds: 20, prepare: writeJournals) { cache, _ in try await cache.merge()
        }
        return try await caches.figures("merge", "merging 10 entries", seconds) + bytes()
    }

    /// Merging leaves the journals deleted.
    private func writeJournals(_ round: Int) throws {
        for scaled in caches.all {
            try scaled.cache.writeJournal(entryCount: Self.journalEntryCount, seed: UInt64(1_000_000 + round))
        }
    }

    private func bytes() async throws -> [Figure] {
        try writeJournals(999)
        var quantities: [Quantity] = []
        for scaled in caches.all {
            guard let traffic = try await FileTraffic.of(scaled.cache.merge) else { return [] }
            quantities.append(.bytes(Double(traffic.read + traffic.written)))
        }
        return caches.figures("merge.bytes", "  bytes read and written for that", quantities)
    }
}
