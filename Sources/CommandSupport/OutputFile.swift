import Foundation

/// The file that is made: written beside its place and put there only when whole.
package struct OutputFile {
    private static let mostFirstBytes = 256

    private let url: URL

    /// Absolute, links followed.
    package var path: String { url.path(percentEncoded: false) }

    package init(path: String) {
        url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    }

    /// Refuses to destroy what this tool did not make, and what it is about to read.
    /// - Throws: `ToolError` with the way out.
    package func check(against inputs: [URL], force: Bool, isOwn: (_ firstBytes: Data) -> Bool) throws {
        if inputs.contains(where: { $0.resolvingSymlinksInPath() == url }) {
            throw ToolError("\(path) is what is being read; choose another place with --output PATH.")
        }
        guard let type = FileType(of: url) else { return }
        guard type == .file else {
            throw ToolError("\(path) is not a file that can be replaced; name another with --output PATH.")
        }
        guard force || isOwn(FirstBytes.of(url, Self.mostFirstBytes)) else {
            throw ToolError(
                """
                \(path) is there already and was not made by this tool.
                Choose another place with --output PATH, or overwrite it with --force.
                """)
        }
    }

    /// Puts what `body` writes in place; nothing is left behind when it fails.
    /// - Returns: how many bytes were written.
    package func write(_ body: ((Data) throws -> Void) throws -> Void) throws -> Int {
        let temporary = url.deletingLastPathComponent()
            .appending(path: ".\(url.lastPathComponent).\(getpid()).tmp").path(percentEncoded: false)
        do {
            let count = try fill(temporary, with: body)
            guard rename(temporary, path) == 0 else { throw failure() }
            return count
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private func fill(_ temporary: String, with body: ((Data) throws -> Void) throws -> Void) throws -> Int {
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
        guard descriptor >= 0 else { throw failure() }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var count = 0
        try body { piece in
            do { try handle.write(contentsOf: piece) } catch { throw failure(error.localizedDescription) }
            count += piece.count
        }
        try handle.close()
        return count
    }

    private func failure(_ reason: String = String(cString: strerror(errno))) -> ToolError {
        ToolError("cannot write \(path): \(reason)\nChoose another place with --output PATH.")
    }
}
