import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// The files of recorded caches on disk.
package struct RecordedFiles {
    private typealias Names = OpenAICache.FileNames

    private struct Cache {
        let url: URL
        let usedKeys: URL?
    }

    private let caches: [Cache]

    /// All files that are read.
    package var paths: [URL] { files + usedKeys }

    /// Those with answers.
    package var files: [URL] { caches.map(\.url) }

    private var usedKeys: [URL] {
        var known: Set<URL> = []
        return caches.compactMap(\.usedKeys).filter { known.insert($0).inserted }
    }

    /// The files that were named, else those of the current folder; each once.
    /// - Parameters:
    ///   - option: by which caches are named, for messages.
    ///   - withUsedKeys: of each cache, those beside it.
    /// - Throws: `ToolError` when there is nothing to read.
    package static func find(_ named: [String], by option: String, withUsedKeys: Bool) throws -> RecordedFiles {
        let places = NamedCache.Places(option: option)
        let urls = try named.isEmpty ? places.inCurrentFolder() : named.flatMap { try places.files(at: $0) }
        var known: Set<FileIdentity> = []
        let caches = try urls.filter { url in FileIdentity(of: url).map { known.insert($0).inserted } ?? true }
            .map { Cache(url: $0, usedKeys: withUsedKeys ? try usedKeys(beside: $0) : nil) }
        return RecordedFiles(caches: caches)
    }

    /// That all of it could be read, and there is no answer to hand out: a failure if the used keys left none, else
    /// worth a line, for the library alone may be wanted.
    package func sayThereIsNothing() throws {
        let names = Self.names(caches.map(\.url))
        if usedKeys.isEmpty {
            return Terminal.say(
                """
                there is no answer in \(names): what is made answers nothing.
                Run your lesson there once with CACHED_OPENAI_DEV_MODE=1 and an API key to record some.
                """)
        }
        let used = Self.names(usedKeys)
        let isEmpty = usedKeys.allSatisfy { (try? Data(contentsOf: $0)).map { UsedAnswers($0).isEmpty } ?? true }
        let reason =
            isEmpty ? "no request is noted in \(used)" : "no request noted in \(used) has an answer in \(names)"
        throw ToolError(
            """
            --used-keys-only leaves nothing: \(reason).
            Run your lesson there once with CACHED_OPENAI_DEV_MODE=1, which notes what it asks for, \
            or leave the option out.
            """)
    }

    /// Opens the files.
    package func read() throws -> MaterializeInputs {
        var used: [URL: UsedAnswers] = [:]
        for url in usedKeys {
            used[url] = UsedAnswers(try NamedFile.content(of: url.path(percentEncoded: false)))
        }
        return MaterializeInputs(
            caches: try caches.map { cache in
                let path = cache.url.path(percentEncoded: false)
                return try MaterializeInputs.File(
                    path: path, named: path, usedKeys: cache.usedKeys.flatMap { used[$0] })
            })
    }

    private static func names(_ urls: [URL]) -> String {
        urls.map { $0.path(percentEncoded: false) }.joined(separator: ", ")
    }

    private static func usedKeys(beside cache: URL) throws -> URL {
        let url = cache.deletingLastPathComponent().appending(path: Names.usedKeys)
        guard NamedCache.isFile(url) else {
            throw ToolError(
                """
                --used-keys-only needs \(url.path(percentEncoded: false)), which is not there: \
                it says what was asked for of \(cache.path(percentEncoded: false)).
                Run your lesson there once with CACHED_OPENAI_DEV_MODE=1 to write it, or leave the option out.
                """)
        }
        return url
    }
}
