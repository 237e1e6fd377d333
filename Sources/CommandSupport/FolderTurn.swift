import Foundation

/// Commands that write into one place take turns, for as long as one of these lives.
struct FolderTurn {
    private let descriptor: Int32

    /// Waits for the others. Where a folder can't be locked, all go on at once, and the last one's files stay.
    init(at folder: URL) {
        descriptor = open(folder.path(percentEncoded: false), O_RDONLY | O_CLOEXEC)
        while descriptor >= 0, flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    }

    func end() {
        if descriptor >= 0 { close(descriptor) }
    }
}
