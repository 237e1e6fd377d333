import CachedOpenAIGenerator
import CommandSupport
import Foundation
import LibraryAmalgamator

/// A lesson on disk: its targets, the data files that it names, and what stays behind.
struct StarterLesson {
    private(set) var targets: [StarterProject.Target] = []
    private(set) var data: [LessonFile] = []
    private(set) var manifest: LessonManifest?
    /// What the instructor should know, a line each.
    private(set) var remarks: [String] = []
    private(set) var leftBehind: [String] = []
    /// The lesson's own package, or folder.
    private var home: URL?
    private let newName: String?
    /// As they are called where they were recorded.
    private var lessons: Set<String> = []

    /// - Parameters:
    ///   - paths: of sources, of targets' folders, or of a package.
    ///   - name: what its target is called instead of its name.
    /// - Throws: `ToolError` for what can't be handed out so.
    init(paths: [String], name: String?) throws {
        newName = name
        if name == "CachedOpenAI" {
            throw ToolError("--name: the client's own target is called CachedOpenAI. Choose another name.")
        }
        for path in paths { try add(path) }
        if name != nil, lessons.count > 1 {
            throw ToolError("--name is for one lesson, and these are \(lessons.count).")
        }
        if lessonNames.isEmpty, let lesson = lessons.sorted().first {
            throw ToolError(
                "--lesson: \(lesson) is a library, which nobody can run. Name the target of a program that uses it.")
        }
        if targets.allSatisfy({ $0.swiftFiles.isEmpty }) {
            throw ToolError("--lesson: there is no Swift source of a lesson in \(paths.joined(separator: ", ")).")
        }
        if let home { addData(of: home) }
        if !sources.contains(where: { $0.text.contains("import CachedOpenAI") || $0.text.contains("(CachedOpenAI)") }) {
            remarks.append(
                """
                warning: no source of the lesson has the line `import CachedOpenAI`. In this form it needs one: the client \
                is a module of its own.
                """)
        }
    }

    var files: [LessonFile] { targets.flatMap(\.files) + data }

    /// What the project is called.
    var name: String { StarterProject.name(of: targets, in: manifest) }

    /// Of the targets that can be run.
    var lessonNames: [String] { targets.filter(\.isExecutable).map(\.name) }

    /// The Swift sources, by the paths that the instructor knows.
    var sources: [SourceFile] {
        targets.flatMap(\.swiftFiles).map {
            SourceFile(path: $0.origin, text: String(decoding: $0.bytes, as: UTF8.self))
        }
    }

    private mutating func add(_ path: String) throws {
        let place = URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL
        guard let type = FileType(of: place), type != .other else {
            throw ToolError(
                "--lesson: \(path) does not exist. Name the folder of the lesson's target, or a source in it.")
        }
        let package = try LessonPackageFolder(above: place)
        if let package, let target = try package.target(at: place) {
            try settle(in: package.url, for: path)
            manifest = package.manifest
            lessons.insert(target.name)
            for part in package.manifest.closure(of: target.name) { try add(part, of: package, as: target.name) }
        } else {
            let folder = type == .folder ? place : place.deletingLastPathComponent().standardizedFileURL
            if let package, let home, home.path == package.url.path {
                throw ToolError(
                    """
                    --lesson: \(path) belongs to no target of \(package.url.path)/Package.swift, as what was named before \
                    does. Declare a target for it there, or make a project for each.
                    """)
            }
            try settle(in: folder, for: path)
            try add(folder, only: type == .folder ? nil : place.lastPathComponent)
        }
    }

    /// All of a project is of one package, or of one folder.
    private mutating func settle(in folder: URL, for path: String) throws {
        if let home, home.path != folder.path {
            throw ToolError(
                """
                --lesson: \(path) is of \(folder.path), and what was named before is of \(home.path). Make a project for each.
                """)
        }
        home = folder
    }

    // MARK: A target of a package

    private mutating func add(_ target: LessonTarget, of package: LessonPackageFolder, as lesson: String) throws {
        let name = target.name == lesson ? newName ?? target.name : target.name
        if targets.contains(where: { $0.name == name }) { return }
        guard ["executable", "regular"].contains(target.kind), name != "CachedOpenAI" else {
            throw ToolError(
                """
                --lesson: \(target.name) of \(package.url.path) can't be in a project that is handed out: it is \
                \(name == "CachedOpenAI" ? "called like the client" : "a target of the kind “\(target.kind)”").
                """)
        }
        if name != target.name { warn(ofName: name, insteadOf: target.name) }
        let folder = package.folder(of: target)
        let found = TargetFolder(folder) { Self.belongs($0, to: target, in: folder, package.url) }
        leave(found, in: folder)
        targets.append(
            StarterProject.Target(
                name: name, isExecutable: target.kind == "executable",
                files: try read(found.paths, in: folder, to: "Sources/\(name)/"),
                leftBehind: Set(target.resourcePaths).intersection(found.leftBehind), source: target))
        for setting in target.otherSettings { remarks.append("warning: \(target.name): not carried over: \(setting)") }
    }

    private mutating func warn(ofName name: String, insteadOf old: String) {
        remarks.append(
            """
            warning: the target is called \(name), and \(old) where it was recorded. If a prompt holds a printed value of \
            the lesson's own types, it holds the target's name, too, and no student is answered.
            """)
    }

    private static func belongs(_ path: String, to target: LessonTarget, in folder: URL, _ root: URL) -> Bool {
        let isIn = { (folders: [String]) in folders.contains { $0 == "." || path.isBelow($0.trimmed) } }
        if isIn(target.excluded) { return false }
        if isIn(target.resourcePaths) { return true }
        if path.hasSuffix(".swift") { return !path.hasPrefix("Package") && (target.sources.map(isIn) ?? true) }
        // Beside Package.swift there is much that is not the target's.
        return folder.path != root.path
    }

    // MARK: A lesson without a package

    private mutating func add(_ folder: URL, only name: String?) throws {
        let found = TargetFolder(folder) { $0.hasSuffix(".swift") && (name == nil || $0 == name) }
        leave(found, in: folder)
        lessons.insert(folder.path)
        let target = newName ?? folder.lastPathComponent.asModuleName
        var files = try read(found.paths, in: folder, to: "Sources/\(target)/")
        if let known = targets.firstIndex(where: { $0.name == target }) {
            files = targets[known].files.filter { file in !files.contains { $0.path == file.path } } + files
            targets.remove(at: known)
        }
        targets.append(StarterProject.Target(name: target, isExecutable: true, files: files))
    }

    // MARK: Files

    private mutating func leave(_ found: TargetFolder, in folder: URL) {
        for path in found.leftBehind where !leftBehind.contains(folder.appending(path: path).path) {
            leftBehind.append(folder.appending(path: path).path)
        }
    }

    private func read(_ paths: [String], in folder: URL, to place: String) throws -> [LessonFile] {
        try paths.map { path in
            let url = folder.appending(path: path)
            do {
                let bytes = try Data(contentsOf: url, options: .mappedIfSafe)
                return LessonFile(path: place + path, origin: url.path, bytes: bytes)
            } catch {
                throw ToolError("--lesson: cannot read \(url.path): \(SystemReason.of(error))")
            }
        }
    }

    /// What the sources name of the folder that the lesson runs in.
    private mutating func addData(of home: URL) {
        var named = LessonData(home: home, besides: Set(files.map(\.path)))
        for source in sources { named.add(source) }
        data = named.files
        remarks += named.remarks
        for path in named.leftBehind where !leftBehind.contains(path) { leftBehind.append(path) }
        let env = home.appending(path: ".env")
        if FileType(of: env) != nil, !leftBehind.contains(env.path) { leftBehind.append(env.path) }
    }
}

extension StarterProject.Target {
    var swiftFiles: [LessonFile] { files.filter { $0.path.hasSuffix(".swift") } }
}

extension String {
    /// Without a slash at its end or a `./` at its beginning.
    fileprivate var trimmed: String {
        let text = hasPrefix("./") ? String(dropFirst(2)) : self
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// What a compiler makes of a folder's name.
    fileprivate var asModuleName: String {
        let text = String(unicodeScalars.map { $0.properties.isXIDContinue ? Character($0) : "_" })
        let begins = text.unicodeScalars.first?.properties.isXIDStart == true
        return begins && text != "CachedOpenAI" && !ModuleName.isTaken(text) ? text : "Lesson\(text)"
    }
}
