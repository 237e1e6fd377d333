import Foundation

/// A place beside another one, where something is made before it gets there. It is held while that is done: what a
/// process that was killed has left behind can be taken away by the next one.
package struct TemporaryPlace {
    /// Of the file or folder there.
    package let url: URL

    package var path: String { url.path(percentEncoded: false) }

    /// - Parameter ending: says what it is, such as `tmp`.
    package init(beside target: URL, ending: String = "tmp") {
        url = target.deletingLastPathComponent()
            .appending(path: "\(Self.start(target))\(getpid()).\(ending)", directoryHint: .notDirectory)
    }

    /// Makes an empty folder there, and holds it until the descriptor is closed.
    /// - Returns: as `makeFile`.
    package func makeFolder() -> Int32 {
        guard mkdir(path, 0o777) == 0 else { return -1 }
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor >= 0 { _ = flock(descriptor, LOCK_EX | LOCK_NB) }
        return descriptor
    }

    /// Makes an empty file there, and holds it until the descriptor is closed.
    /// - Returns: the descriptor; negative if the system refuses, which `errno` says.
    package func makeFile(mode: mode_t) -> Int32 {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        if descriptor >= 0 { _ = flock(descriptor, LOCK_EX | LOCK_NB) }
        return descriptor
    }

    private static func start(_ target: URL) -> String { ".\(target.lastPathComponent)." }

    /// Takes away what processes that were killed have left beside a place.
    package static func removeWhatWasLeft(beside target: URL, ending: String = "tmp") {
        let folder = target.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        for name in names where name.hasPrefix(start(target)) && name.hasSuffix(".\(ending)") {
            let middle = name.dropFirst(start(target).count).dropLast(ending.count + 1)
            guard let process = pid_t(middle), process > 0, kill(process, 0) != 0, errno == ESRCH else { continue }
            removeIfNobodyHolds(folder.appending(path: name))
        }
    }

    /// The process may be one of another machine's.
    private static func removeIfNobodyHolds(_ url: URL) {
        let descriptor = open(url.path(percentEncoded: false), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { try? FileManager.default.removeItem(at: url) }
    }
}
