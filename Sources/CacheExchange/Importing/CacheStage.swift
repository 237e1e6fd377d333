import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// Gathers recordings in a file beside the cache, and takes them over in one piece.
package final class CacheStage {
    private let cache: URL
    private let stage: TemporaryPlace
    private let handle: FileHandle

    /// - Parameter cache: where the cache is or will be.
    /// - Throws: what the system says.
    package init(beside cache: URL) throws {
        self.cache = cache
        TemporaryPlace.removeWhatWasLeft(beside: cache, ending: "import")
        stage = TemporaryPlace(beside: cache, ending: "import")
        let descriptor = stage.makeFile(mode: 0o600)
        guard descriptor >= 0 else { throw StageFailure(path: stage.path, number: errno) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let identifier = withUnsafeBytes(of: UUID().uuid) { Data($0) }
        try write(OpenAICache.JournalHeader(identifier: identifier).encode())
    }

    deinit {
        try? FileManager.default.removeItem(at: stage.url)
    }

    /// What a cache and the journal beside it hold already.
    /// - Throws: what is wrong with the cache that is there.
    package static func existing(at cache: URL) throws -> ExistingAnswers {
        let file = try opened(cache, by: OpenAICache.CacheOpener.open)
        if let problem = file?.problems.first { throw problem }
        let journal = journal(beside: cache).flatMap { try? opened($0, by: OpenAICache.CacheOpener.openJournal) }
        return ExistingAnswers([file, journal].compactMap { $0?.layer })
    }

    /// Adds a recording.
    package func append(_ recording: OpenAICache.Recording) throws {
        try write(OpenAICache.Frame.encode(.recording, stored: OpenAICache.RecordingCoding.encode(recording)))
    }

    /// Makes all of it count, behind what a journal beside the cache holds.
    package func finish() throws {
        do { try handle.close() } catch { throw StageFailure(path: stage.path, error) }
        let path = cache.path(percentEncoded: false)
        if let journal = Self.journal(beside: cache) {
            _ = try OpenAICache.JournalMerge.run(journalPath: journal.path(percentEncoded: false), cachePath: path)
        }
        _ = try OpenAICache.JournalMerge.run(journalPath: stage.path, cachePath: path)
    }

    private static func journal(beside cache: URL) -> URL? {
        guard cache.lastPathComponent == OpenAICache.FileNames.cache else { return nil }
        return cache.deletingLastPathComponent().appending(path: OpenAICache.FileNames.journal)
    }

    /// Nil if there is nothing.
    private static func opened(
        _ url: URL, by open: (any OpenAICache.ByteSource) -> OpenAICache.CacheOpener.Opened
    ) throws -> OpenAICache.CacheOpener.Opened? {
        let path = url.path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let source = try OpenAICache.FileSource(path: path)
        return source.count == 0 ? nil : open(source)
    }

    private func write(_ data: Data) throws {
        do { try handle.write(contentsOf: data) } catch { throw StageFailure(path: stage.path, error) }
    }
}
