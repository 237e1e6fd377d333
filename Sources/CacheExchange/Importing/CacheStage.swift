import CachedOpenAI
import Foundation

/// Gathers recordings in a file beside the cache, and takes them over in one piece.
package final class CacheStage {
    private let cache: URL
    private let stage: URL
    private let handle: FileHandle
    private let existing: (any OpenAICache.CacheLayer)?

    /// - Parameter cache: where the cache is or will be.
    /// - Throws: what the system says, or what is wrong with the cache that is there.
    package init(beside cache: URL) throws {
        self.cache = cache
        existing = try Self.open(cache)
        stage = cache.deletingLastPathComponent().appending(path: ".\(cache.lastPathComponent).\(getpid()).import")
        let path = stage.path(percentEncoded: false)
        let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else {
            throw StageFailure(path: path, reason: String(cString: strerror(errno)))
        }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let identifier = withUnsafeBytes(of: UUID().uuid) { Data($0) }
        try write(OpenAICache.JournalHeader(identifier: identifier).encode())
    }

    deinit {
        try? FileManager.default.removeItem(at: stage)
    }

    /// Whether the cache has a recording.
    package func holds(_ recording: OpenAICache.Recording) -> Bool {
        let there = (try? existing?.locators(for: recording.key)) ?? []
        return there.contains { $0.identity == recording.identity }
    }

    /// Adds a recording.
    package func append(_ recording: OpenAICache.Recording) throws {
        try write(OpenAICache.Frame.encode(.recording, stored: OpenAICache.RecordingCoding.encode(recording)))
    }

    /// Makes all of it count, behind what a journal beside the cache holds.
    package func finish() throws {
        try handle.close()
        let path = cache.path(percentEncoded: false)
        if cache.lastPathComponent == OpenAICache.FileNames.cache {
            let journal = cache.deletingLastPathComponent().appending(path: OpenAICache.FileNames.journal)
            _ = try OpenAICache.JournalMerge.run(journalPath: journal.path(percentEncoded: false), cachePath: path)
        }
        _ = try OpenAICache.JournalMerge.run(journalPath: stage.path(percentEncoded: false), cachePath: path)
    }

    private static func open(_ cache: URL) throws -> (any OpenAICache.CacheLayer)? {
        let path = cache.path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let source = try OpenAICache.FileSource(path: path)
        if source.count == 0 { return nil }
        let opened = OpenAICache.CacheOpener.open(source)
        if let problem = opened.problems.first { throw problem }
        return opened.layer
    }

    private func write(_ data: Data) throws {
        do {
            try handle.write(contentsOf: data)
        } catch {
            throw StageFailure(path: stage.path(percentEncoded: false), reason: error.localizedDescription)
        }
    }
}
