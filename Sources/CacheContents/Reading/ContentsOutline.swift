import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// How much recorded caches hold, and since when.
package struct ContentsOutline {
    /// In the order in which they were named.
    package let files: [Contents.File]
    package let answerCount: Int
    /// How many requests have an answer.
    package let requestCount: Int
    /// When the first and the last answer were recorded, in microseconds since 1970; nil for none.
    package let times: ClosedRange<Int64>?

    /// The size of all files.
    package var byteCount: Int { files.reduce(0) { $0 + $1.byteCount } }

    /// Of what was opened.
    package init(_ contents: Contents) {
        files = contents.files
        answerCount = contents.entries.count
        requestCount = contents.requestCount
        let times = contents.entries.lazy.map(\.recordedAt)
        self.times = times.min().flatMap { first in times.max().map { first...$0 } }
    }

    /// Of one packed cache, by its index alone: to open it, each answer is read, for the index has no whole keys. Nil for
    /// all else, and for a cache whose index is damaged.
    package init?(_ inputs: MaterializeInputs) {
        guard inputs.caches.count == 1, let input = inputs.caches.first,
            let file = try? OpenAICache.CacheFile(input.source), file.directory.segments.count == 1,
            let segment = file.directory.segments.first, segment.isCompact
        else { return nil }
        var (answers, requests) = (0, 0)
        var prefix: UInt64?
        var (first, last) = (Int64.max, Int64.min)
        let isWhole: Void? = try? file.forEachCompactEntry(of: segment) { entry in
            answers += 1
            // Of two requests whose keys begin alike, one is counted: that is as likely as a key that is guessed.
            if entry.prefix != prefix { requests += 1 }
            prefix = entry.prefix
            (first, last) = (min(first, entry.recordedAt), max(last, entry.recordedAt))
        }
        guard isWhole != nil else { return nil }
        files = [Contents.File(name: input.name, byteCount: input.byteCount, isJournal: false)]
        (answerCount, requestCount) = (answers, requests)
        times = answers == 0 ? nil : first...last
    }
}
