import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// A cache file: with its index or, if that is damaged, frame by frame.
enum CacheFileCheck {
    static func run(_ bytes: Data) throws {
        for bytes in Checksums.forms(of: bytes) {
            let source = CountingSource(bytes)
            let opened = OpenAICache.CacheOpener.open(source)
            // In the worst case a kilobyte is looked through for each frame's header.
            try BrokenPromise.unless(
                source.readCount <= 100 * (bytes.count + 1_024), "\(source.readCount) bytes are read to open it")
            try LayerCheck(source: source).run(opened)
        }
    }
}
