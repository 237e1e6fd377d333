import CachedOpenAI
import Foundation
import LibraryAmalgamator

/// What stands behind a path that was given for a cache.
package enum NamedCache {
    private typealias Names = OpenAICache.FileNames

    package static func isFile(_ url: URL) -> Bool { isFolder(url) == false }

    /// Nil if there is nothing.
    private static func isFolder(_ url: URL) -> Bool? {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: url.path(percentEncoded: false), isDirectory: &isFolder)
        return exists ? isFolder.boolValue : nil
    }

    /// Finds the files behind paths.
    package struct Places {
        /// By which caches are named, for messages.
        package let option: String

        package func inCurrentFolder() throws -> [URL] {
            try files(in: URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true))
        }

        /// A folder's cache file and journal, or the generated file in it; a cache file with the journal beside it; any
        /// other file alone.
        /// - Throws: `ToolError` if there is none of these.
        package func files(at path: String) throws -> [URL] {
            let url = URL(fileURLWithPath: path)
            guard !path.isEmpty, let isFolder = NamedCache.isFolder(url) else {
                throw ToolError(
                    "there is no file or folder \(path.isEmpty ? "“”" : NamedCache.text(of: url)); \(advice)")
            }
            if isFolder { return try files(in: url) }
            if url.lastPathComponent == Names.usedKeys {
                throw ToolError("\(NamedCache.text(of: url)) holds the used keys, not a cache; \(advice)")
            }
            guard url.lastPathComponent == Names.cache else { return [url] }
            let found = NamedCache.files(in: url.deletingLastPathComponent())
            return found.isEmpty ? [url] : found
        }

        private func files(in folder: URL) throws -> [URL] {
            let found = NamedCache.files(in: folder)
            if found.isEmpty { throw nothing(in: folder) }
            return found
        }

        private var advice: String {
            "give \(option) the path of a folder with a cache, of a cache file or of a journal."
        }

        private func nothing(in folder: URL) -> ToolError {
            let alike = NamedCache.alike(in: folder)
            let shown = alike.prefix(5).map { OpenAICache.OneLine.of($0, most: 200) }.joined(separator: ", ")
            let others = alike.count > 5 ? " and \(alike.count - 5) more" : ""
            let hint = alike.isEmpty ? "" : "\nWhat may be one has another name: \(shown)\(others)."
            return ToolError(
                """
                there is no recorded cache in \(NamedCache.text(of: folder)) \
                (neither \(Names.cache) nor \(Names.journal)).\(hint)
                Run your lesson there once with CACHED_OPENAI_DEV_MODE=1 and an API key to record one, \
                or name a cache with \(option) PATH.
                """)
        }
    }

    private static func text(of url: URL) -> String { url.path }

    /// The cache file and the journal of a folder, else the source with the answers that this tool made there. A cache file without a byte beside a journal was left behind by a merge
    /// that came to nothing.
    private static func files(in folder: URL) -> [URL] {
        let found = [Names.cache, Names.journal].map { folder.appending(path: $0) }.filter(isFile)
        if found.isEmpty { return generated(in: folder) }
        return found.count > 1 ? found.filter { FileIdentity(of: $0)?.isEmpty != true } : found
    }

    /// The generated file, or that of a generated package or project.
    private static func generated(in folder: URL) -> [URL] {
        let made = ListOfMadeFiles(in: folder)?.paths ?? []
        let names =
            ["CachedOpenAI.swift"]
            + made.filter { $0.hasSuffix(LibraryLayout.seam) || $0.hasSuffix("/CachedOpenAI.swift") }
        return names.map { folder.appending(path: $0) }.filter(isFile).prefix(1).map { $0 }
    }

    /// The names in a folder of what is a cache or is called like one.
    private static func alike(in folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: text(of: folder))) ?? []
        return names.sorted().prefix(1_000).filter { name in
            let url = folder.appending(path: name)
            guard name != Names.usedKeys, FileType(of: url) == .file else { return false }
            return name.hasPrefix(Names.cache) || url.pathExtension == "cache" || beginsAsCache(url)
        }
    }

    private static func beginsAsCache(_ url: URL) -> Bool {
        let start = FirstBytes.of(url, 16)
        return OpenAICache.FileHeader.begins(start)
            || OpenAICache.JournalHeader.begins(OpenAICache.DataSource(start, name: url.lastPathComponent))
    }
}
