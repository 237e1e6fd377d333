/// Caches of several sizes that answer the same questions.
struct ScaledCaches: Sendable {
    struct Scaled: Sendable {
        /// What its figures are called.
        let name: String
        let size: String
        let cache: SampleCache
    }

    static let questionCount = 500

    /// The one that the others stand beside.
    let small: Scaled
    let others: [Scaled]

    var all: [Scaled] { [small] + others }

    init(in folder: TemporaryFolder) async throws {
        small = try await Self.scaled("1k", "1,000 entries", 1_000, 4_000, folder)
        others = [
            try await Self.scaled("10k", "10,000 entries", 10_000, 4_000, folder),
            try await Self.scaled("100k", "100,000 entries", 100_000, 4_000, folder),
            try await Self.scaled("2GB", "1,500 entries, 2 GB", 1_500, 2_000_000, folder),
        ]
    }

    private static func scaled(
        _ name: String, _ size: String, _ entryCount: Int, _ byteCount: Int, _ folder: TemporaryFolder
    ) async throws -> Scaled {
        let cache = try await SampleCache(
            in: folder.folder(name), entryCount: entryCount, questionCount: questionCount, contentByteCount: 4_000,
            otherByteCount: byteCount)
        return Scaled(name: name, size: size, cache: cache)
    }

    /// One figure for each cache but the small one, which is the reference.
    func figures(_ name: String, _ what: String, _ quantities: [Quantity]) -> [Figure] {
        zip(others, quantities.dropFirst()).map { scaled, quantity in
            Figure(
                name: "\(name).\(scaled.name)", what: "\(what): \(scaled.size), beside \(small.size)",
                measured: quantity, reference: quantities[0])
        }
    }

    /// The seconds that a piece of work takes with each cache, for one of so many repeats in it.
    func seconds(
        rounds: Int, warmups: Int = 1, repeats: Int = 1, prepare: Interleaved.Work = { _ in },
        _ work: @escaping @Sendable (SampleCache, Int) async throws -> Void
    ) async throws -> [Quantity] {
        let pieces = all.map { scaled -> Interleaved.Work in { try await work(scaled.cache, $0) } }
        return try await Interleaved(pieces).medianSeconds(rounds: rounds, warmups: warmups, prepare: prepare)
            .map { .seconds($0 / Double(repeats)) }
    }
}
