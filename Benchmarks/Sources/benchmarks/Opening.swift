/// Opening a cache of 100,000 entries, beside one of 1,000; and what is read of its file.
struct Opening: Sendable {
    let small: SampleCache
    let large: SampleCache

    private let client = CacheSettings.client()

    init(small: SampleCache, large: SampleCache) {
        self.small = small
        self.large = large
    }

    func figures() async throws -> [Figure] {
        let seconds = try await Interleaved({ _ in try await open(small) }, { _ in try await open(large) })
            .medianSeconds(rounds: 300, warmups: 20)
        let time = Figure(
            name: "opening.seconds", what: "opening 100,000 entries and a first answer, beside 1,000",
            measured: .seconds(seconds[1]), reference: .seconds(seconds[0]))
        return try await [time] + bytes()
    }

    /// Switching folders opens the cache again.
    private func open(_ cache: SampleCache) async throws {
        CacheSettings.use(cache.folder)
        _ = try await Lesson.ask(0, client)
    }

    private func bytes() async throws -> [Figure] {
        try await open(small)
        guard let traffic = try await FileTraffic.of({ try await open(large) }) else { return [] }
        return [
            Figure(
                name: "opening.bytes", what: "bytes read for that, beside the size of the file",
                measured: .bytes(Double(traffic.read)), reference: .bytes(Double(try large.byteCount)))
        ]
    }
}
