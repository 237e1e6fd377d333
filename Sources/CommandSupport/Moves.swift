import Foundation

/// Files that are moved one after the other, and back again if one of them can't be.
struct Moves {
    private var moved: [(from: String, to: String)] = []
    private var madeFolders: [URL] = []

    /// Moves a file, making the folders above its new place.
    mutating func move(_ from: URL, to place: URL) throws {
        try makeFolders(above: place)
        let (from, to) = (from.path(percentEncoded: false), place.path(percentEncoded: false))
        guard rename(from, to) == 0 else { throw ToolError("cannot write \(to): \(String(cString: strerror(errno)))") }
        moved.append((from, to))
    }

    /// Puts everything back, as far as it can be.
    mutating func undo() {
        for (from, to) in moved.reversed() { rename(to, from) }
        for folder in madeFolders.reversed() { rmdir(folder.path(percentEncoded: false)) }
        self = Moves()
    }

    private mutating func makeFolders(above place: URL) throws {
        var missing: [URL] = []
        var folder = place.deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.path(percentEncoded: false)) {
            missing.append(folder)
            folder = folder.deletingLastPathComponent()
        }
        for folder in missing.reversed() {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            madeFolders.append(folder)
        }
    }
}
