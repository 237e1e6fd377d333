import CachedOpenAIGenerator
import CommandSupport

/// How a cache is written anew when it is not handed out: all that was recorded stays as it is.
enum Repacking {
    /// - Parameter byteCount: of the files that the answers come from.
    static func pack(_ collection: CacheCollection, byteCount: Int, skipDamaged: Bool) throws -> PackedCache {
        var options = MaterializeOptions()
        options[.allowSecrets] = true
        options[.keepFailures] = true
        options[.skipDamaged] = skipDamaged
        let line = ProgressLine()
        defer { line.end() }
        return try CachePacker.pack(collection, byteCount: byteCount, options: options, progress: line.update)
    }
}
