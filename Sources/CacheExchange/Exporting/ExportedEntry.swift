import CacheContents
import CachedOpenAI

/// One answer of a cache with what was asked.
struct ExportedEntry {
    let entry: Entry
    /// Nil if it was left out of the cache.
    let request: OpenAICache.RecordedRequest?
    let answer: OpenAICache.RecordedAnswer

    var key: OpenAICache.RequestKey { entry.key }
    var base: String { entry.base }
    var seed: Int? { entry.seed }
    var marks: OpenAICache.Marks { entry.marks }

    /// The whole URL; nil if nobody knows it.
    var url: String? {
        request.map { base + $0.path + ($0.query.isEmpty ? "" : "?\($0.query)") }
    }
}
