import Foundation

/// What is packed, on disk until it is written where it belongs: a large cache takes little memory.
package final class SpoolFile {
    /// A temporary file could not be written or read.
    private struct Failure: Error, CustomStringConvertible {
        let path: String
        let reason: String

        var description: String {
            """
            cannot write the temporary file \(path): \(reason)
            Make room there, or name another folder in the environment variable TMPDIR.
            """
        }
    }

    private let url: URL
    private let handle: FileHandle
    private var counts: [Int] = []

    private var path: String { url.path(percentEncoded: false) }

    /// Makes an empty one in the folder for temporary files.
    package init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "cached-openai-\(UUID().uuidString)")
        let path = url.path(percentEncoded: false)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw Failure(path: path, reason: SystemReason.ofLastCall) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Adds a section behind the others.
    package func append(_ section: Data) throws {
        do { try handle.write(contentsOf: section) } catch { throw failure(error) }
        counts.append(section.count)
    }

    /// What was appended, each for itself, mapped into memory. It stays, though the file is gone from then on: nothing is
    /// left behind, however the tool ends. To be called once, when all is there.
    package func sections() throws -> [Data] {
        let whole: Data
        do { whole = try Data(contentsOf: url, options: .alwaysMapped) } catch { throw failure(error) }
        unlink(path)
        var start = 0
        return counts.map { count in
            defer { start += count }
            return whole[start..<start + count]
        }
    }

    private func failure(_ error: any Error) -> Failure {
        Failure(path: path, reason: SystemReason.of(error))
    }
}
