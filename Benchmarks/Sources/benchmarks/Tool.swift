import Foundation

/// `cached-openai`, which is built beside this program.
enum Tool {
    /// Materializes a cache file as `CachedOpenAI.swift` in a folder.
    static func materialize(_ cache: SampleCache, into folder: TemporaryFolder) throws -> ChildProcess {
        guard let own = Bundle.main.executableURL else { throw Problem("this program does not know where it is") }
        let tool = own.deletingLastPathComponent().appending(path: "cached-openai").path(percentEncoded: false)
        return ChildProcess(
            [tool, "materialize", "--as", "embedded", "--force", "--cache", cache.folder.path(SampleCache.name)],
            in: folder)
    }
}
