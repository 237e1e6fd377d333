/// The order in which the library's files are pasted.
package enum LibraryLayout {
    /// The library's folders from the bottom up: each uses only what stands before it.
    package static let folders = cacheFolders + clientFolders

    /// What answers any client's requests.
    private static let cacheFolders = [
        "Support", "Key", "Judgement", "Format", "Cache", "Record", "Network", "Download", "Engine", "Interception",
    ]

    /// The built-in client.
    private static let clientFolders = ["Client", "Schema", "Types", "Endpoints"]

    /// The library without the built-in client.
    package static func withoutClient(_ files: [SourceFile]) -> [SourceFile] {
        files.filter { file in !clientFolders.contains { file.path.hasPrefix($0 + "/") } }
    }

    /// The file that is replaced by the payload, after all others.
    package static let seam = "Cache/EmbeddedPayload.swift"

    /// Every file but the seam, folder by folder and alphabetical within one.
    /// - Throws: `AmalgamationError` when a file is in no known folder, comes twice, or the seam is missing.
    package static func ordered(_ files: [SourceFile]) throws -> [SourceFile] {
        let ranked = try files.map { (rank: try rank(of: $0), file: $0) }
        let sorted = ranked.sorted { ($0.rank, $0.file.path) < ($1.rank, $1.file.path) }.map(\.file)
        for (one, next) in zip(sorted, sorted.dropFirst()) where one.path == next.path {
            throw AmalgamationError(path: one.path, reason: "the file was given twice")
        }
        guard sorted.contains(where: { $0.path == seam }) else {
            throw AmalgamationError(path: seam, reason: "the library lacks this file, whose place the payload takes")
        }
        return sorted.filter { $0.path != seam }
    }

    private static func rank(of file: SourceFile) throws -> Int {
        let parts = file.path.split(separator: "/")
        guard parts.count > 1, let rank = folders.firstIndex(of: String(parts[0])) else {
            throw AmalgamationError(
                path: file.path,
                reason: "the folder is not in the pasting order; add it to LibraryLayout.folders")
        }
        return rank
    }
}
