import Foundation

/// Commands that write into one place take turns, for as long as one of these lives.
struct FolderTurn {
    private static let mostTries = 600
    private static let microsecondsBetween: UInt32 = 100_000

    private let descriptor: Int32

    /// Waits for the others, a minute at most: whoever holds the folder for longer is none of them. Where a folder can't be
    /// locked, all go on at once, and the last one's files stay.
    init(at folder: URL) {
        descriptor = open(folder.path(percentEncoded: false), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        for number in 0..<Self.mostTries {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK && errno != EINTR { return }
            if number == 10 { Terminal.say("another program is writing into \(folder.path); waiting for it") }
            usleep(Self.microsecondsBetween)
        }
    }

    func end() {
        if descriptor >= 0 { close(descriptor) }
    }
}
