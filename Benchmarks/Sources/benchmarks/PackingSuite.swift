/// How fast a cache becomes a Swift file, beside what compresses and encodes the same bytes.
enum PackingSuite {
    static func run(_ folder: TemporaryFolder) async throws -> [Figure] {
        let cache = try await SampleCache(in: folder.folder("cache"), entryCount: 5_000, contentByteCount: 4_000)
        let packing = try Tool.materialize(cache, into: folder)
        let reference = ChildProcess(
            ["sh", "-c", "gzip -9 < '\(cache.folder.path(SampleCache.name))' | base64 > reference.txt"], in: folder)
        let seconds = try await Interleaved({ _ in try packing.run() }, { _ in try reference.run() })
            .medianSeconds(rounds: 5)
        let size = Quantity.bytes(Double(try cache.byteCount))
        return [
            Figure(
                name: "packing.seconds", what: "materializing \(size), beside gzip -9 | base64",
                measured: .seconds(seconds[0]), reference: .seconds(seconds[1])),
            Figure(
                name: "packing.bytes", what: "  the file's size, beside that one's",
                measured: .bytes(Double(try folder.byteCount(of: "CachedOpenAI.swift"))),
                reference: .bytes(Double(try folder.byteCount(of: "reference.txt")))),
        ]
    }
}
