import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// The folder of a lesson's own package.
struct LessonPackageFolder {
    let url: URL
    let manifest: LessonManifest

    /// The package that a file or a folder is in; nil if there is none above it.
    /// - Throws: `ToolError` for a manifest that can't be read.
    init?(above place: URL) throws {
        guard let folder = Self.folder(above: place) else { return nil }
        url = folder
        manifest = try Self.manifest(of: folder)
    }

    private static func folder(above place: URL) -> URL? {
        var folder = place
        while FileType(of: folder.appending(path: "Package.swift")) == nil {
            let parent = folder.deletingLastPathComponent().standardizedFileURL
            if parent.path == folder.path { return nil }
            folder = parent
        }
        return folder
    }

    /// SwiftPM's own reading of it. In a plugin, its usual folder is locked, and it can't have a sandbox of its own.
    private static func manifest(of folder: URL) throws -> LessonManifest {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "cached-openai-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let words = ["swift", "package", "--package-path", folder.path, "--scratch-path", scratch.path]
        var message = ""
        for options in [[], ["--disable-sandbox"]] {
            let (status, output, errors) = try run(words + options + ["dump-package"], in: scratch)
            if status == 0, let start = output.firstIndex(of: UInt8(ascii: "{")) {
                return try LessonManifest(dump: output[start...])
            }
            message = String(decoding: errors.prefix(2_000), as: UTF8.self)
        }
        throw ToolError("--lesson: \(folder.path)/Package.swift can't be read.\n\(message)")
    }

    private static func run(
        _ words: [String], in folder: URL
    ) throws -> (status: Int32, output: Data, errors: Data) {
        let process = Process()
        let places = ["output", "errors"].map { folder.appending(path: $0) }
        for place in places { try Data().write(to: place) }
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: places[0])
        process.standardError = try FileHandle(forWritingTo: places[1])
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try Data(contentsOf: places[0]), try Data(contentsOf: places[1]))
    }

    /// Where the sources of a target are.
    func folder(of target: LessonTarget) -> URL {
        if let path = target.path { return url.appending(path: path).standardizedFileURL }
        let usual = ["Sources", "Source", "src", "srcs"].map { url.appending(path: $0) }
        let named = usual.map { $0.appending(path: target.name) }.first { FileType(of: $0) == .folder }
        // A package with one target may have its sources in Sources itself.
        return (named ?? usual.first { FileType(of: $0) == .folder } ?? usual[0]).standardizedFileURL
    }

    /// The target that a path is of: the package's only lesson for the package's folder, else the one around the path.
    /// - Throws: `ToolError` if there are several lessons.
    func target(at place: URL) throws -> LessonTarget? {
        let place = place.standardizedFileURL
        let around = manifest.targets.filter { place.path.isBelow(folder(of: $0).path) }
        if let nearest = around.max(by: { folder(of: $0).path.count < folder(of: $1).path.count }) { return nearest }
        guard place.path == url.path else { return nil }
        let programs = manifest.targets.filter { $0.kind == "executable" }
        let lessons = programs.count > 1 ? programs.filter(\.usesLibrary) : programs
        if lessons.count == 1 { return lessons[0] }
        let folders = (lessons.isEmpty ? manifest.targets : lessons).map { folder(of: $0).path }
        throw ToolError(
            """
            --lesson: which target of \(place.path) is the lesson? Name its folder, such as one of these:
            \(ShownPlaces.lines(folders, more: "more"))
            """)
    }
}

extension String {
    /// Whether it is a path of the folder or of what is in it.
    func isBelow(_ folder: String) -> Bool {
        let folder = folder.hasSuffix("/") ? folder : folder + "/"
        return (hasSuffix("/") ? self : self + "/").hasPrefix(folder)
    }
}
