/// Whether a large cache opens and merges as quickly as a small one.
enum ScaleSuite {
    static func run(_ folder: TemporaryFolder) async throws -> [Figure] {
        let small = try await SampleCache(in: folder.folder("small"), entryCount: 1_000, contentByteCount: 4_000)
        let large = try await SampleCache(in: folder.folder("large"), entryCount: 100_000, contentByteCount: 4_000)
        let opening = try await Opening(small: small, large: large).figures()
        return try await opening + Merging(small: small, large: large).figures()
    }
}
