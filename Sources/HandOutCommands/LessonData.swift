import CachedOpenAIGenerator
import CommandSupport
import Foundation
import LibraryAmalgamator

/// The files of the folder in which a lesson runs that its sources name.
struct LessonData {
    private let home: URL
    /// What is in the project already.
    private let known: Set<String>
    private(set) var files: [LessonFile] = []
    private(set) var leftBehind: [String] = []
    private(set) var remarks: [String] = []

    init(home: URL, besides known: Set<String>) {
        self.home = home
        self.known = known
    }

    mutating func add(_ source: SourceFile) {
        for place in NamedPaths.all(in: source.text) where Self.mayBePath(place.text) {
            let isOutside = place.text.hasPrefix("/") || place.text.hasPrefix("~") || place.text.hasPrefix("../")
            if isOutside { remark(place, in: source) } else { add(place.text) }
        }
    }

    /// Neither an address nor a sentence.
    private static func mayBePath(_ text: String) -> Bool {
        ![".", "..", "/", "~", "~/", "./", "../"].contains(text) && !text.contains("://") && !text.contains("\0")
            && !text.split(separator: "/").dropFirst().contains("..")
    }

    private mutating func remark(_ place: NamedPaths.Place, in source: SourceFile) {
        let url = URL(fileURLWithPath: (place.text as NSString).expandingTildeInPath, relativeTo: home)
        // A lone name such as "/tmp" is as good elsewhere.
        guard place.text.split(separator: "/").count > 1, FileType(of: url) == .file else { return }
        remarks.append(
            """
            warning: \(source.path):\(place.line) names \(place.text), which students don't have. Put it into the \
            lesson's folder, and name it from there.
            """)
    }

    private mutating func add(_ text: String) {
        let path = (text.hasPrefix("./") ? String(text.dropFirst(2)) : text).split(separator: "/").joined(
            separator: "/")
        let url = home.appending(path: path)
        guard let type = FileType(of: url), !path.isEmpty else { return }
        if path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) || leadsOut(url) { return leave(path) }
        switch type {
        case .file: copy(path)
        case .folder where !Self.notData.contains(path) && FileType(of: url.appending(path: "Package.swift")) == nil:
            let found = TargetFolder(url)
            for below in found.paths { copy("\(path)/\(below)") }
            for below in found.leftBehind { leave("\(path)/\(below)") }
        case .folder, .other: break
        }
    }

    /// Whether a link on the way to a file leads out of the folder.
    private func leadsOut(_ url: URL) -> Bool {
        !url.resolvingSymlinksInPath().path.hasPrefix(home.resolvingSymlinksInPath().path + "/")
    }

    /// Folders of a package that are called by words that a lesson may hold.
    private static let notData: Set = ["Sources", "Tests", "Plugins", "image"]

    private mutating func copy(_ path: String) {
        let url = home.appending(path: path)
        if known.contains(path) || files.contains(where: { $0.path == path }) { return }
        if TargetFolder.isOfACache(url) { return leave(path) }
        if StarterProject.ownPaths.contains(path) {
            remarks.append("warning: the lesson names \(path), and the project has one of its own: it is not copied.")
        } else if let bytes = try? Data(contentsOf: url, options: .mappedIfSafe) {
            files.append(LessonFile(path: path, origin: url.path, bytes: bytes))
        } else {
            remarks.append("warning: \(url.path) can't be read, and is not copied.")
        }
    }

    private mutating func leave(_ path: String) {
        let path = home.appending(path: path).path
        if !leftBehind.contains(path) { leftBehind.append(path) }
    }
}
