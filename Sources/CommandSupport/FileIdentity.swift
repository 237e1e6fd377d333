import Foundation

/// What tells a file from all others, by whatever name.
package struct FileIdentity: Hashable {
    private let device: UInt64
    private let number: UInt64
    /// Not a byte is in it.
    package let isEmpty: Bool

    /// Nil if there is nothing; links are followed.
    package init?(of url: URL) {
        var status = stat()
        guard stat(url.path(percentEncoded: false), &status) == 0 else { return nil }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
        isEmpty = status.st_size == 0
    }
}
