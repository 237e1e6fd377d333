import CachedOpenAIGenerator
import Foundation

/// The file that is made: written beside its place and put there only when whole.
package struct OutputFile {
    private static let mostFirstBytes = 256

    private let url: URL
    /// As it was given.
    private let named: String
    /// By which another place is named, and whether there is --force.
    private let option: String
    private let hasForce: Bool

    /// Absolute, links followed.
    package var path: String { url.path(percentEncoded: false) }

    /// - Parameters:
    ///   - option: the one that names it, with its value's name.
    ///   - hasForce: the command can be told to overwrite what it did not make.
    package init(path: String, by option: String = "--output PATH", hasForce: Bool = true) {
        url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        self.option = option
        self.hasForce = hasForce
        named = path
    }

    /// Refuses to destroy what this tool did not make, and what it is about to read.
    /// - Throws: `ToolError` with the way out.
    package func check(against inputs: [URL], force: Bool, isOwn: (_ firstBytes: Data) -> Bool) throws {
        try StandardOutput.refuse(asPlace: named)
        if inputs.contains(where: { $0.resolvingSymlinksInPath() == url }) {
            throw ToolError("\(path) is what is being read; choose another place with \(option).")
        }
        TemporaryPlace.removeWhatWasLeft(beside: url)
        guard let type = FileType(of: url) else { return }
        guard type == .file else {
            throw ToolError("\(path) is not a file that can be replaced; name another with \(option).")
        }
        guard force || isOwn(FirstBytes.of(url, Self.mostFirstBytes)) else {
            throw ToolError(
                """
                \(path) is there already and was not made by this tool.
                Choose another place with \(option), or \(hasForce ? "overwrite it with --force" : "take it away").
                """)
        }
    }

    /// Says so beforehand if nothing can be written there.
    package func tryOut() throws {
        let temporary = TemporaryPlace(beside: url)
        let descriptor = temporary.makeFile(mode: 0o666)
        guard descriptor >= 0 else { throw failure() }
        close(descriptor)
        unlink(temporary.path)
    }

    /// Puts what `body` writes in place; nothing is left behind when it fails.
    /// - Parameter prepare: called when all is written, just before it takes its place.
    /// - Returns: how many bytes were written.
    package func write(
        _ body: ((Data) throws -> Void) throws -> Void, beforeItCounts prepare: () throws -> Void = {}
    ) throws -> Int {
        let temporary = TemporaryPlace(beside: url)
        do {
            let count = try fill(temporary, with: body)
            try prepare()
            guard rename(temporary.path, path) == 0 else { throw failure() }
            return count
        } catch {
            unlink(temporary.path)
            throw error
        }
    }

    private func fill(_ temporary: TemporaryPlace, with body: ((Data) throws -> Void) throws -> Void) throws -> Int {
        let descriptor = temporary.makeFile(mode: 0o666)
        guard descriptor >= 0 else { throw failure() }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var count = 0
        try body { piece in
            do { try handle.write(contentsOf: piece) } catch { throw failure(SystemReason.of(error)) }
            count += piece.count
        }
        do { try handle.close() } catch { throw failure(SystemReason.of(error)) }
        return count
    }

    private func failure(_ reason: String = SystemReason.ofLastCall) -> ToolError {
        let folder = url.deletingLastPathComponent()
        let isThere = FileType(of: folder) == .folder
        let why = isThere ? reason : "there is no folder \(folder.path)"
        return ToolError("cannot write \(path): \(why)\nChoose another place with \(option).")
    }
}
