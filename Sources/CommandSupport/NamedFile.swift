import CachedOpenAIGenerator
import Foundation

/// A file that a person names, and that is read whole: a list, a note, another command's output. Caches are read in pieces.
package enum NamedFile {
    /// What is in it; what comes through a pipe, too.
    /// - Throws: `ToolError` with the path and the reason.
    package static func content(of path: String) throws -> Data {
        let url = URL(fileURLWithPath: path)
        var status = stat()
        guard stat(url.path(percentEncoded: false), &status) == 0 else { throw failure(path, SystemReason.ofLastCall) }
        switch status.st_mode & S_IFMT {
        case S_IFREG, S_IFIFO: break
        case S_IFDIR: throw failure(path, "it is a folder. Name a file.")
        default: throw failure(path, "it is no file to read from. Name another.")
        }
        do {
            return try FileHandle(forReadingFrom: url).readToEnd() ?? Data()
        } catch {
            throw failure(path, SystemReason.of(error))
        }
    }

    private static func failure(_ path: String, _ reason: String) -> ToolError {
        ToolError("cannot read \(path): \(reason)")
    }
}
