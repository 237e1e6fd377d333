import CachedOpenAIGenerator
import Foundation

/// The folder that is made. Everything is written beside its place first; a new folder then appears whole. In one that is
/// there already, files are put in place by renaming, and what is not this tool's stays.
package struct OutputFolder {
    private let url: URL
    private let named: String

    /// Absolute, links followed.
    package var path: String { url.path(percentEncoded: false) }

    package init(path: String) {
        let url = URL(fileURLWithPath: path, isDirectory: false).resolvingSymlinksInPath()
        self.url = URL(fileURLWithPath: url.path, isDirectory: false)
        named = path
    }

    /// Refuses a folder that this tool did not make; one without files is as good as none.
    /// - Throws: `ToolError` with the way out.
    package func check(force: Bool) throws {
        try StandardOutput.refuse(asPlace: named)
        guard let type = FileType(of: url) else { return }
        guard type == .folder else {
            throw ToolError("\(path) is there already and is not a folder; name another place with --output PATH.")
        }
        guard force || ListOfMadeFiles(in: url) != nil || isBare else {
            throw ToolError(
                """
                \(path) is there already and was not made by this tool.
                Choose another place with --output PATH, or write into it with --force; what else is in it stays.
                """)
        }
    }

    /// Nothing is in it but what a version control or a file manager puts there.
    private var isBare: Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? ["?"]
        return Set(names).isSubset(of: [".git", ".DS_Store", FolderUpdate.stagingName])
    }

    /// - Parameters:
    ///   - inputs: what is being read, which is never overwritten.
    ///   - force: overwrites what this tool did not make, too.
    ///   - keepsChanges: what was changed in the folder stays and is told of, instead of being refused.
    package func write(
        _ files: [GeneratedFile], reading inputs: [URL], force: Bool, keepsChanges: Bool = false
    ) throws -> FolderOutcome {
        let turn = FolderTurn(at: url.deletingLastPathComponent())
        defer { turn.end() }
        guard FileType(of: url) != nil else {
            return FolderOutcome(byteCount: try create(files), kept: [], removed: [])
        }
        let read = Set(inputs.map { $0.resolvingSymlinksInPath().path })
        let changes: FolderUpdate.Changes = force ? .overwritten : keepsChanges ? .kept : .refused
        return try FolderUpdate(of: url, keeping: read, changes: changes).run(files)
    }

    /// - Returns: how many bytes they have.
    private func create(_ files: [GeneratedFile]) throws -> Int {
        let name = ".\(url.lastPathComponent).\(getpid()).tmp"
        let staged = try StagedFiles(files, in: url.deletingLastPathComponent().appending(path: name))
        do {
            try staged.list.data.write(to: staged.folder.appending(path: ListOfMadeFiles.name))
            var moves = Moves()
            try moves.move(staged.folder, to: url)
            return staged.byteCount
        } catch {
            staged.remove()
            throw error
        }
    }
}
