import CachedOpenAI
import CommandSupport
import Foundation

/// The cache file that is changed in its place.
struct PrunedPlace {
    let path: String
    let replacement: CacheReplacement

    /// - Parameter files: a cache file and the journal beside it, or one of them.
    /// - Throws: `ToolError` for what is no cache that is recorded into.
    init(_ files: [URL]) throws {
        let journal = files.first { Self.begins($0, as: .journal) }
        let caches = files.filter { Self.begins($0, as: .cache) }
        guard caches.count <= 1, caches.count + (journal == nil ? 0 : 1) == files.count,
            let first = caches.first ?? journal
        else {
            let names = files.map(\.path).joined(separator: ", ")
            throw ToolError(
                "\(names): only a recorded cache can be changed in its place; write what stays with --output FILE.")
        }
        let place = caches.first ?? first.deletingLastPathComponent().appending(path: OpenAICache.FileNames.cache)
        path = place.path
        replacement = CacheReplacement(path: place.path, journal: journal, keptAs: ".before-prune")
    }

    private enum Kind { case cache, journal }

    private static func begins(_ url: URL, as kind: Kind) -> Bool {
        let start = FirstBytes.of(url, 16)
        return switch kind {
        case .cache: OpenAICache.FileHeader.begins(start)
        case .journal: OpenAICache.JournalHeader.begins(OpenAICache.DataSource(start, name: url.path))
        }
    }
}
