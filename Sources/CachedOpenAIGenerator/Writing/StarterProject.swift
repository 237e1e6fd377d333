import CachedOpenAI
import Foundation

/// A project to open: a lesson as it is, and beside it the generated file as a target of its own, which an edit of the
/// lesson doesn't compile again.
package struct StarterProject: Sendable {
    /// One target of the lesson's.
    package struct Target: Sendable {
        /// Its module's name.
        package let name: String
        /// A program, and not a part of one.
        package let isExecutable: Bool
        /// All of it, with the paths in the project.
        package let files: [LessonFile]
        let leftBehind: Set<String>
        let source: LessonTarget?

        /// - Parameters:
        ///   - source: what the lesson's own package says of it, if there is one.
        ///   - leftBehind: resources that don't go to the students, below the target's folder.
        package init(
            name: String, isExecutable: Bool, files: [LessonFile], leftBehind: Set<String> = [],
            source: LessonTarget? = nil
        ) {
            self.name = name
            self.isExecutable = isExecutable
            self.files = files
            self.leftBehind = leftBehind
            self.source = source
        }
    }

    let targets: [Target]
    let data: [LessonFile]
    let manifest: LessonManifest?
    let embedded: EmbeddedFile

    /// - Parameters:
    ///   - targets: each before what needs it; the lesson's own is the last.
    ///   - data: files that the lesson opens by their names in the folder it runs in.
    ///   - manifest: of the lesson's own package, if there is one.
    package init(targets: [Target], data: [LessonFile], manifest: LessonManifest?, embedded: EmbeddedFile) {
        self.targets = targets
        self.data = data
        self.manifest = manifest
        self.embedded = embedded
    }

    /// What no file of a lesson's may take the place of.
    package static let ownPaths: Set = [manifestPath, "README.md", ".gitignore", libraryPath]

    /// What says of which targets it is made.
    package static let manifestPath = "Package.swift"
    private static let libraryPath = "Sources/CachedOpenAI/CachedOpenAI.swift"

    /// All its files, sorted by path.
    /// - Throws: `LessonManifest.Unsupported`, `Templates.TemplateError`.
    package func files() throws -> [GeneratedFile] {
        let values = try values
        let texts = try [(Self.manifestPath, "Package.swift"), ("README.md", "README.md"), (".gitignore", "gitignore")]
            .map { path, template in
                GeneratedFile(
                    path: path, text: try embedded.templates.render("Starter/\(template).mustache", with: values))
            }
        let library = GeneratedFile(path: Self.libraryPath) { try embedded.write(to: $0) }
        let copied = (targets.flatMap(\.files) + data).map { file in
            GeneratedFile(path: file.path) { try $0(file.bytes) }
        }
        return (texts + [library] + copied).sorted { $0.path < $1.path }
    }

    /// How a manifest that somebody changed differs from the project's own.
    /// - Parameter removed: paths of files that the project had before.
    /// - Throws: `LessonManifest.Unsupported`.
    package func difference(of text: String, without removed: [String]) throws -> ManifestDifference {
        let own = try StarterManifest(targets, of: manifest)
        let old = removed.compactMap(Self.targetName).filter { name in !targets.contains { $0.name == name } }
        return ChangedManifest(text).difference(from: own, without: Set(old).sorted())
    }

    /// Of the target that a source is of.
    private static func targetName(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
    }

    /// What it is called: as its lesson, or as the package of several.
    package static func name(of targets: [Target], in manifest: LessonManifest?) -> String {
        let isSeveral = targets.count(where: \.isExecutable) > 1
        return (isSeveral ? manifest?.name : nil) ?? targets.last?.name ?? "Lesson"
    }

    private var lessons: [Target] { targets.filter(\.isExecutable) }

    private var values: [String: Any] {
        get throws {
            let parts = try StarterManifest(targets, of: manifest)
            let name = Self.name(of: targets, in: manifest)
            let isSeveral = lessons.count > 1
            var values = embedded.head.values(for: embedded.cache)
            values["name"] = SwiftText.quoted(name)
            values["title"] = OpenAICache.OneLine.of(name)
            values["hasSeveral"] = isSeveral
            values["runs"] = isSeveral ? Self.choice(lessons.map { "swift run \($0.name)" }) : "`swift run`"
            values["schemes"] = Self.choice(lessons.isEmpty ? [name] : lessons.map(\.name))
            values["hashKeys"] = embedded.head.options[.hashKeys]
            values["mainFiles"] = Self.list(mainFiles)
            values["anyMainFile"] = Self.choice(mainFiles)
            values["data"] = Self.list(data.map(\.path))
            values["hasData"] = !data.isEmpty
            return values.merging(parts.values) { $1 }
        }
    }

    /// What a student opens first.
    private var mainFiles: [String] {
        (lessons.isEmpty ? targets.suffix(1) : lessons).map { lesson in
            let sources = lesson.files.map(\.path).filter { $0.hasSuffix(".swift") }
            return sources.first { $0.hasSuffix("/main.swift") } ?? sources.sorted().first ?? "Sources"
        }
    }

    /// Such as `a`, `b` or `c`.
    private static func choice(_ names: [String]) -> String {
        let rest = names.dropLast()
        return (rest.isEmpty ? "" : list(Array(rest)) + " or ") + list(Array(names.suffix(1)))
    }

    private static func list(_ names: [String]) -> String {
        names.map { "`\(OpenAICache.OneLine.of($0))`" }.joined(separator: ", ")
    }
}
