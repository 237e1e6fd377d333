import Foundation

/// What is made, and where it lies.
struct Library {
    /// The package's folder.
    let root: URL

    private static let endpoints = "Sources/CachedOpenAI/Endpoints"

    /// All files that are made of the table, each below the package's folder.
    static var files: [MadeFile] {
        Table.resources.flatMap { resource in
            ResourceWriter(resource: resource, parent: resource.parent.flatMap(Table.resource)).files
        }
        .map { MadeFile(path: "Sources/CachedOpenAI/\($0.path)", text: $0.text) } + [ResourceListWriter.file]
    }

    /// What is not as it would be made now, and what is there beside.
    func differences() throws -> [String] {
        let files = Self.files
        let stale = try self.stale(among: files).map { "\($0) is not of the table any more" }
        return files.filter { (try? String(contentsOf: url($0.path), encoding: .utf8)) != $0.text }.map {
            "\($0.path) is not as the table has it"
        } + stale
    }

    /// Writes what is not as it is to be, and deletes what is left of earlier tables.
    func write() throws {
        let files = Self.files
        for path in try stale(among: files) { try FileManager.default.removeItem(at: url(path)) }
        for file in files where (try? String(contentsOf: url(file.path), encoding: .utf8)) != file.text {
            let url = url(file.path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: url, options: .atomic)
        }
    }

    private func url(_ path: String) -> URL { root.appending(path: path) }

    /// What is written by hand stands beside it.
    private func isMade(_ path: String) -> Bool {
        (try? String(contentsOf: url(path), encoding: .utf8))?.hasPrefix(ResourceWriter.mark) ?? false
    }

    private func stale(among files: [MadeFile]) throws -> [String] {
        let made = Set(files.map(\.path))
        let there = FileManager.default.enumerator(atPath: url(Self.endpoints).path(percentEncoded: false))
        let paths = (there?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".swift") }
        return paths.map { "\(Self.endpoints)/\($0)" }.filter { !made.contains($0) && isMade($0) }.sorted()
    }
}
