import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// The files of a recorded cache on disk.
struct RecordedFiles {
    private typealias Names = OpenAICache.FileNames

    private let caches: [URL]
    private let usedKeys: URL?

    /// All files that are read.
    var paths: [URL] { caches + (usedKeys.map { [$0] } ?? []) }

    /// The files that were named, else those of the current folder.
    /// - Throws: `ToolError` when there is nothing to read.
    static func find(_ named: [String], withUsedKeys: Bool) throws -> RecordedFiles {
        let caches = try named.isEmpty ? inCurrentFolder() : named.map(existing)
        return RecordedFiles(caches: caches, usedKeys: withUsedKeys ? try usedKeys(beside: caches[0]) : nil)
    }

    /// That all of it could be read, and there is no answer to hand out: a failure if the used keys left none, else
    /// worth a line, for the library alone may be wanted.
    func sayThereIsNothing() throws {
        let names = caches.map { $0.path(percentEncoded: false) }.joined(separator: ", ")
        guard let usedKeys else {
            return Terminal.say(
                """
                there is no answer in \(names): what is made answers nothing.
                Run your lesson there once with CACHED_OPENAI_DEV_MODE=1 and an API key to record some.
                """)
        }
        let path = usedKeys.path(percentEncoded: false)
        let isEmpty = (try? Data(contentsOf: usedKeys)).map(OpenAICache.UsedKeys.keys)?.isEmpty ?? true
        let reason =
            isEmpty ? "no request is noted in \(path)" : "no request noted in \(path) has an answer in \(names)"
        throw ToolError(
            """
            --used-keys-only leaves nothing: \(reason).
            Run your lesson there once with CACHED_OPENAI_DEV_MODE=1, which notes what it asks for, \
            or leave the option out.
            """)
    }

    /// Maps the files into memory.
    func read() throws -> MaterializeInputs {
        MaterializeInputs(caches: try caches.map(Self.read), usedKeys: try usedKeys.map(Self.read))
    }

    private static func inCurrentFolder() throws -> [URL] {
        let folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
        let found = [Names.cache, Names.journal].map { folder.appending(path: $0) }.filter(isFile)
        guard found.isEmpty else { return found }
        throw ToolError(
            """
            there is no recorded cache in \(folder.path(percentEncoded: false)) \
            (neither \(Names.cache) nor \(Names.journal)).
            Run your lesson there once with CACHED_OPENAI_DEV_MODE=1 and an API key to record one, \
            or name a cache with --cache PATH.
            """)
    }

    private static func existing(_ path: String) throws -> URL {
        let url = URL(fileURLWithPath: path)
        guard isFile(url) else {
            let path = url.path(percentEncoded: false)
            throw ToolError("there is no file \(path); give --cache the path of a cache file or a journal.")
        }
        return url
    }

    private static func usedKeys(beside cache: URL) throws -> URL {
        let url = cache.deletingLastPathComponent().appending(path: Names.usedKeys)
        guard isFile(url) else {
            throw ToolError(
                """
                --used-keys-only needs \(url.path(percentEncoded: false)), which is not there.
                Run your lesson there once with CACHED_OPENAI_DEV_MODE=1 to write it, or leave the option out.
                """)
        }
        return url
    }

    private static func isFile(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: url.path(percentEncoded: false), isDirectory: &isFolder)
        return exists && !isFolder.boolValue
    }

    private static func read(_ url: URL) throws -> MaterializeInputs.File {
        let path = url.path(percentEncoded: false)
        do {
            return MaterializeInputs.File(name: path, bytes: try Data(contentsOf: url, options: .mappedIfSafe))
        } catch {
            throw ToolError("cannot read \(path): \(error.localizedDescription)")
        }
    }
}
