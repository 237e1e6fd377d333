import CachedOpenAI
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// A folder that holds only what is handed out.
struct StudentFolder {
    let url: URL

    /// - Parameters:
    ///   - path: what is handed out: a cache file, the generated file, or the folder of a project.
    ///   - parent: where the folder is made.
    init(_ path: String, in parent: URL) throws {
        let source = URL(fileURLWithPath: path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: source.path, isDirectory: &isFolder) else {
            throw ToolError("--as-student: there is no file or folder \(source.path).")
        }
        url = parent.appending(path: "student")
        if isFolder.boolValue {
            try FileManager.default.copyItem(at: source, to: url)
            try? FileManager.default.removeItem(at: url.appending(path: ".build"))
            return
        }
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: source, to: url.appending(path: Self.name(of: source)))
    }

    /// Under which a program, or a compiler, looks for it.
    private static func name(of source: URL) -> String {
        source.pathExtension == "swift" ? "CachedOpenAI.swift" : OpenAICache.FileNames.cache
    }
}
