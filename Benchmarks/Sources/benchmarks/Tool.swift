import Foundation

/// `cached-openai`, which is built beside this program.
enum Tool {
    static var url: URL {
        get throws {
            guard let own = Bundle.main.executableURL else { throw Problem("this program does not know where it is") }
            return own.deletingLastPathComponent().appending(path: "cached-openai")
        }
    }

    /// Materializes a cache file as `CachedOpenAI.swift` in a folder.
    static func materialize(_ cache: SampleCache, into folder: TemporaryFolder) throws -> ChildProcess {
        ChildProcess(
            [
                try url.path(percentEncoded: false), "materialize", "--as", "embedded", "--force", "--cache",
                cache.folder.path(SampleCache.name),
            ], in: folder)
    }
}
