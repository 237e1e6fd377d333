import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// Files that were written where nobody looks, to be moved to their place.
struct StagedFiles {
    let folder: URL
    private(set) var list = ListOfMadeFiles()
    private(set) var byteCount = 0

    /// Writes them; nothing is left behind when that fails.
    init(_ files: [GeneratedFile], in folder: URL) throws {
        self.folder = folder
        do {
            guard mkdir(folder.path, 0o777) == 0 else { throw Self.failure(folder, SystemReason.ofLastCall) }
            for file in files { try stage(file) }
        } catch {
            remove()
            throw error is CocoaError ? Self.failure(folder, SystemReason.of(error)) : error
        }
    }

    private static func failure(_ folder: URL, _ reason: String) -> ToolError {
        ToolError("cannot write \(folder.path): \(reason)\nChoose another place with --output PATH.")
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    private mutating func stage(_ file: GeneratedFile) throws {
        let place = folder.appending(path: file.path)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        var digest = OpenAICache.SHA256()
        byteCount += try OutputFile(path: place.path(percentEncoded: false)).write { sink in
            try file.write { piece in
                digest.update(piece)
                try sink(piece)
            }
        }
        list.add(file.path, digest: OpenAICache.Hexadecimal.text(of: digest.finalize()))
    }
}
