/// Merging a journal of 10 entries into a large cache file, beside a small one.
struct Merging: Sendable {
    private static let journalEntryCount = 10

    let small: SampleCache
    let large: SampleCache

    func figures() async throws -> [Figure] {
        let seconds = try await Interleaved({ _ in try await small.merge() }, { _ in try await large.merge() })
            .medianSeconds(rounds: 20, prepare: writeJournals)
        let time = Figure(
            name: "merging.seconds", what: "merging 10 entries into \(try size(large)), beside \(try size(small))",
            measured: .seconds(seconds[1]), reference: .seconds(seconds[0]))
        return try await [time] + bytes()
    }

    /// Merging leaves the journals deleted.
    private func writeJournals(_ round: Int) throws {
        for cache in [small, large] {
            try cache.writeJournal(entryCount: Self.journalEntryCount, seed: UInt64(1_000_000 + round))
        }
    }

    private func bytes() async throws -> [Figure] {
        try writeJournals(999)
        guard let reference = try await FileTraffic.of(small.merge),
            let measured = try await FileTraffic.of(large.merge)
        else { return [] }
        return [
            Figure(
                name: "merging.bytes", what: "bytes read and written for that",
                measured: .bytes(Double(measured.read + measured.written)),
                reference: .bytes(Double(reference.read + reference.written)))
        ]
    }

    private func size(_ cache: SampleCache) throws -> Quantity {
        .bytes(Double(try cache.byteCount))
    }
}
