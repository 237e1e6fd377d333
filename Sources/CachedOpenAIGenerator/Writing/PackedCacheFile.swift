import CachedOpenAI
import Foundation

/// A `.cache` file to hand out or to publish at a URL.
package struct PackedCacheFile: Sendable {
    let cache: PackedCache

    /// Makes a file of a packed cache.
    package init(cache: PackedCache) {
        self.cache = cache
    }

    /// Whether a file begins as such a one does, by which the tool knows its own work.
    package static func isBegun(by bytes: Data) -> Bool {
        OpenAICache.FileHeader.begins(bytes, .packed)
    }

    /// Streams the file.
    /// - Throws: what the sink throws.
    package func write(to sink: ByteSink) throws {
        for section in cache.sections { try sink(section) }
    }
}
