import CachedOpenAIGenerator
import Foundation

/// New files in the place of those that this tool made before, in a folder that may hold others.
struct FolderUpdate {
    /// A folder in the folder: only there it is sure that a file can be put in place by renaming.
    static let stagingName = ".cached-openai.tmp"

    /// What becomes of what this tool did not make, or somebody changed since, where a file belongs.
    enum Changes {
        case refused, kept, overwritten
    }

    private let folder: URL
    private let inputs: Set<String>
    private let changes: Changes
    private let old: ListOfMadeFiles
    private var staging: URL { folder.appending(path: Self.stagingName) }
    private var list: URL { folder.appending(path: ListOfMadeFiles.name) }

    /// - Parameters:
    ///   - inputs: paths of files that are never overwritten.
    ///   - changes: what becomes of files that are not as this tool made them.
    init(of folder: URL, keeping inputs: Set<String>, changes: Changes) throws {
        self.folder = folder
        self.inputs = inputs
        self.changes = changes
        old = ListOfMadeFiles(in: folder) ?? ListOfMadeFiles()
    }

    func run(_ files: [GeneratedFile]) throws -> FolderOutcome {
        // What a run that was killed has left.
        try? FileManager.default.removeItem(at: staging)
        defer { try? FileManager.default.removeItem(at: staging) }
        let staged = try StagedFiles(files, in: staging)
        let kept = try check(staged.list)
        let gone = removed(by: staged.list, keeping: kept)
        var moves = Moves()
        do {
            try replace(by: staged, keeping: kept, &moves)
        } catch {
            moves.undo()
            throw error
        }
        removeEmptyFolders(above: old.paths)
        if !gone.isEmpty {
            Terminal.say(
                """
                removed from \(folder.path), because they are no longer made:
                \(ShownPlaces.lines(gone, more: "more"))
                """)
        }
        return FolderOutcome(byteCount: staged.byteCount, kept: kept, removed: gone)
    }

    /// What was made before, and has no place among what is made now.
    private func removed(by new: ListOfMadeFiles, keeping kept: Set<String>) -> [String] {
        Set(old.paths).subtracting(new.paths).subtracting(kept).sorted()
            .filter { FileType(of: folder.appending(path: $0)) != nil }
    }

    private func replace(by staged: StagedFiles, keeping kept: Set<String>, _ moves: inout Moves) throws {
        try put(old.union(staged.list), named: "both", &moves)
        for path in Set(old.paths).union(staged.list.paths).subtracting(kept).sorted() {
            let (place, new) = (folder.appending(path: path), staged.folder.appending(path: path))
            let digest = FileType(of: place).flatMap { $0 == .file ? ListOfMadeFiles.digest(of: place) : "" }
            // What stays as it is keeps its date, and what is built from it is not built again.
            if let digest, staged.list.contains(path, digest: digest) { continue }
            if digest != nil { try moves.move(place, to: staging.appending(path: ".old/\(path)")) }
            if FileType(of: new) != nil { try moves.move(new, to: place) }
        }
        try put(staged.list.union(old.only(kept)), named: "new list", &moves)
    }

    private func put(_ list: ListOfMadeFiles, named name: String, _ moves: inout Moves) throws {
        let new = staging.appending(path: ".\(name)")
        try list.data.write(to: new)
        if FileType(of: self.list) != nil {
            try moves.move(self.list, to: staging.appending(path: ".before \(name)"))
        }
        try moves.move(new, to: self.list)
    }

    // MARK: What must not be replaced

    /// - Returns: what stays as it is.
    private func check(_ new: ListOfMadeFiles) throws -> Set<String> {
        let paths = Set(old.paths).union(new.paths).sorted()
        for path in paths {
            try checkFolders(above: path)
            if inputs.contains(folder.appending(path: path).path) {
                throw ToolError(
                    "\(folder.path)/\(path) is what is being read; choose another place with --output PATH.")
            }
        }
        let foreign = try paths.filter { try isForeign($0, new) }
        if foreign.isEmpty || changes == .overwritten { return [] }
        if changes == .kept {
            Terminal.say(
                """
                kept as they are, because they were changed in \(folder.path):
                \(ShownPlaces.lines(foreign, more: "more"))
                To have them as they are made, move them away, or add --force.
                """)
            return Set(foreign)
        }
        let shown = foreign.prefix(10).map { "  \($0)\n" }.joined()
        let others = foreign.count > 10 ? "  and \(foreign.count - 10) more\n" : ""
        throw ToolError(
            """
            in \(folder.path) there is what this tool did not make, or what was changed since:
            \(shown)\(others)\
            Move it away, choose another place with --output PATH, or overwrite it with --force.
            """)
    }

    /// Neither what this tool wrote there before, nor what it would write there now.
    private func isForeign(_ path: String, _ new: ListOfMadeFiles) throws -> Bool {
        let place = folder.appending(path: path)
        guard let type = FileType(of: place) else { return false }
        if type == .folder {
            throw ToolError("\(folder.path)/\(path) is a folder, and a file belongs there; move it away.")
        }
        guard type == .file, let digest = ListOfMadeFiles.digest(of: place) else { return true }
        return !old.contains(path, digest: digest) && !new.contains(path, digest: digest)
    }

    /// Through a link, something outside of the folder would be replaced.
    private func checkFolders(above path: String) throws {
        var place = folder
        for part in path.split(separator: "/").dropLast() {
            place = place.appending(path: String(part))
            guard let type = FileType(of: place) else { return }
            if type != .folder {
                throw ToolError("\(place.path) is not a folder, but one belongs there; move it away.")
            }
        }
    }

    private func removeEmptyFolders(above paths: [String]) {
        for path in paths.sorted(by: >) {
            var folder = path.split(separator: "/").dropLast()
            while !folder.isEmpty, rmdir(self.folder.appending(path: folder.joined(separator: "/")).path) == 0 {
                folder = folder.dropLast()
            }
        }
    }
}
