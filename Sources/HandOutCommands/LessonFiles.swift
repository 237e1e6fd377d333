import CachedOpenAIGenerator
import CommandSupport
import Foundation
import LibraryAmalgamator

/// The Swift sources of a lesson.
struct LessonFiles {
    /// Each with the path that people know it by.
    let files: [SourceFile]

    /// - Parameter path: of a source, or of a folder with sources.
    /// - Throws: `ToolError` if there are none.
    init(path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ToolError("--lesson: \(path) does not exist. Name the lesson's source, or the folder of its sources.")
        }
        let paths = isFolder.boolValue ? Self.sources(in: path) : [path]
        files = try paths.map { path in
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            return SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
        }
        .filter { !$0.text.hasPrefix(EmbeddedFile.firstLine) }
        if files.isEmpty { throw ToolError("--lesson: there is no Swift source of a lesson in \(path).") }
    }

    private static func sources(in folder: String) -> [String] {
        let below = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
        let sources = below.filter { path in
            path.hasSuffix(".swift") && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        return sources.sorted().map { "\(folder.hasSuffix("/") ? folder : folder + "/")\($0)" }
    }
}
