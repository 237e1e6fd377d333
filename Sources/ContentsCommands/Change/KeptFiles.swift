import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// Files that get second names, under which they stay when others take their places. So there is no moment without them.
struct KeptFiles {
    private struct File {
        let url: URL
        let kept: URL
        /// Until all of them can be kept.
        var early: TemporaryPlace { TemporaryPlace(beside: kept) }
    }

    private let files: [File]

    /// - Parameters:
    ///   - files: those that belong together, whether they are there or not: of an earlier time, none stays.
    ///   - ending: behind their names.
    init(_ files: [URL], ending: String) {
        self.files = files.map { File(url: $0, kept: URL(fileURLWithPath: $0.path + ending)) }
    }

    /// Keeps them, or none of them.
    /// - Parameter isNew: whether a file is one of those that go now.
    func keep(_ isNew: (URL) -> Bool) throws {
        let present = files.filter { isNew($0.url) && FileType(of: $0.url) != nil }
        do {
            for file in present { try link(file) }
        } catch {
            for file in present { unlink(file.early.path) }
            throw error
        }
        for file in files where !present.contains(where: { $0.url == file.url }) { unlink(file.kept.path) }
        for file in present {
            guard rename(file.early.path, file.kept.path) == 0 else {
                let reason = SystemReason.ofLastCall
                for file in present { unlink(file.early.path) }
                throw Self.failure(file, reason)
            }
            // Where both were names of one file, the system has left both.
            unlink(file.early.path)
        }
    }

    private func link(_ file: File) throws {
        unlink(file.early.path)
        if Foundation.link(file.url.path, file.early.path) == 0 { return }
        do {
            try FileManager.default.copyItem(at: file.url, to: file.early.url)
        } catch {
            throw Self.failure(file, SystemReason.of(error))
        }
    }

    private static func failure(_ file: File, _ reason: String) -> ToolError {
        ToolError("cannot keep \(file.url.path) as \(file.kept.path): \(reason)\nNothing was changed.")
    }
}
