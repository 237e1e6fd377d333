import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation
import LibraryAmalgamator

/// What of a folder goes to the students, and what stays behind.
struct TargetFolder {
    private typealias Names = OpenAICache.FileNames

    /// Paths below the folder, sorted.
    private(set) var paths: [String] = []
    /// Paths that stay behind, of which the instructor should know.
    private(set) var leftBehind: [String] = []

    private let url: URL
    private let wanted: (String) -> Bool

    /// - Parameter wanted: whether a file belongs to it, told its path below the folder.
    init(_ url: URL, wanted: @escaping (String) -> Bool = { _ in true }) {
        self.url = url
        self.wanted = wanted
        gather("")
    }

    private mutating func gather(_ folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.appending(path: folder).path)) ?? []
        for name in names.sorted() {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            let place = url.appending(path: path)
            switch FileType(of: place) {
            case _ where name.hasPrefix("."): if !Self.isOfPrograms(name) { leftBehind.append(path) }
            case .folder:
                if FileType(of: place.appending(path: "Package.swift")) == nil { gather(path) }
            case .file: add(path, place)
            default: leftBehind.append(path)
            }
        }
    }

    private mutating func add(_ path: String, _ place: URL) {
        guard wanted(path) else { return }
        if Self.isOfACache(place) { leftBehind.append(path) } else { paths.append(path) }
    }

    /// What version controls, builds, editors and file managers hide, and this tool: nobody asks where it is.
    private static func isOfPrograms(_ name: String) -> Bool {
        [
            ".git", ".gitignore", ".gitattributes", ".gitkeep", ".build", ".swiftpm", ".vscode", ".DS_Store",
            ListOfMadeFiles.name,
        ].contains(name)
    }

    /// A cache, what dev mode notes beside it, or a file with one inside: the project has its answers already.
    static func isOfACache(_ file: URL) -> Bool {
        if [Names.cache, Names.journal, Names.usedKeys].contains(file.lastPathComponent) { return true }
        let start = FirstBytes.of(file, 64)
        return OpenAICache.FileHeader.begins(start) || start.starts(with: EmbeddedFile.firstLine.utf8)
    }
}
