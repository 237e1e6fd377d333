import CachedOpenAI
import Foundation

/// A `.cache` file to hand out or to publish at a URL.
package struct PackedCacheFile: Sendable {
    /// What every such file begins with, by which the tool knows its own work.
    package static let firstBytes = OpenAICache.FileHeader.firstBytes(.packed)

    let cache: PackedCache

    /// Makes a file of a packed cache.
    package init(cache: PackedCache) {
        self.cache = cache
    }

    /// Streams the file.
    /// - Throws: what the sink throws.
    package func write(to sink: ByteSink) throws {
        for section in cache.sections { try sink(section) }
    }
}
