/// Whether what a large cache costs is what a small one costs: in entries, and in bytes.
enum ScaleSuite {
    static func run(_ folder: TemporaryFolder) async throws -> [Figure] {
        let caches = try await ScaledCaches(in: folder)
        return try await Opening(caches).figures() + Hitting(caches).figures() + Missing(caches).figures()
            + Recording(caches).figures() + Merging(caches).figures() + Memory(caches, in: folder).figures()
    }
}
