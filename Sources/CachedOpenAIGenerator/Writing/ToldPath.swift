import Foundation

/// A path as people elsewhere may be told it: without the folders of the machine on which it was given.
package enum ToldPath {
    /// Stands for a folder of that machine.
    static let elsewhere = "PATH/"

    /// - Parameters:
    ///   - path: as it was typed.
    ///   - folder: the one it was typed in.
    /// - Returns: one that is relative to that folder; of what is outside of it, its name.
    package static func of(_ path: String, in folder: URL) -> String {
        if !path.hasPrefix("/") { return path }
        let url = URL(fileURLWithPath: path)
        for (place, folder) in [(url, folder), (url.resolvingSymlinksInPath(), folder.resolvingSymlinksInPath())] {
            let (parts, root) = (place.standardizedFileURL.pathComponents, folder.standardizedFileURL.pathComponents)
            if parts == root { return "." }
            if parts.starts(with: root) { return parts.dropFirst(root.count).joined(separator: "/") }
        }
        return elsewhere + url.lastPathComponent
    }
}
