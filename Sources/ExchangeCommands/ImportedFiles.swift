import CacheExchange
import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// What stands behind a path that was given to `import`.
enum ImportedFiles {
    /// One thing to import.
    enum Item {
        case file(File)
        /// With entries that an export wrote.
        case folder(URL)
    }

    /// A file on disk, or standard input.
    struct File {
        /// Nil for standard input.
        let url: URL?
        /// As messages call it.
        var name: String { url?.relativePath ?? "standard input" }

        /// Maps it into memory.
        func read() throws -> GivenFile {
            guard let url else { return try standardInput() }
            // A link that leads nowhere is told of as such.
            if FileIdentity(of: url) != nil, FileType(of: url.resolvingSymlinksInPath()) != .file {
                throw ToolError("it is no file to read from. What a program writes is taken with -, by a pipe.")
            }
            do {
                // Where only what is safe is mapped, a large file is read whole.
                let bytes = try Data(contentsOf: url, options: .alwaysMapped)
                return GivenFile(name: url.relativePath, bytes: bytes, changedAt: changedAt(url))
            } catch {
                throw ToolError("it can't be read: \(SystemReason.of(error)).")
            }
        }

        private func standardInput() throws -> GivenFile {
            let bytes = try StandardInput.read()
            let now = Int64(Date().timeIntervalSince1970 * 1_000_000)
            return GivenFile(name: "standard input", bytes: bytes, changedAt: now)
        }

        private func changedAt(_ url: URL) -> Int64 {
            let date = (try? url.resourceValues(forKeys: [.contentModificationDateKey]))?.contentModificationDate
            return Int64((date ?? Date(timeIntervalSince1970: 0)).timeIntervalSince1970 * 1_000_000)
        }
    }

    private static let endings: Set<String> = ["yaml", "yml", "json", "jsonl", "har"]

    /// - Throws: `ToolError` if there is nothing.
    static func find(_ path: String) throws -> [Item] {
        if path == "-" { return [.file(File(url: nil))] }
        let url = URL(fileURLWithPath: path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw ToolError("there is no file or folder \(url.path).")
        }
        guard isFolder.boolValue else { return [.file(File(url: url))] }
        if ImportRun.isExportedFolder(url) { return [.folder(url)] }
        let found = files(below: url)
        if found.isEmpty {
            throw ToolError("\(url.path) holds no file whose name ends with .yaml, .yml, .json, .jsonl or .har.")
        }
        return found.map { .file(File(url: $0)) }
    }

    /// Sorted by their paths, so that the same files are taken in the same order anywhere.
    private static func files(below folder: URL) -> [URL] {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return names.filter { endings.contains(URL(fileURLWithPath: $0).pathExtension.lowercased()) }.sorted()
            .map { folder.appending(path: $0) }
    }
}
