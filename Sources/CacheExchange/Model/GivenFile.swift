import Foundation

/// A file to be imported.
package struct GivenFile {
    /// As the user named it.
    package let name: String
    /// What is in it; may be memory-mapped.
    package let bytes: Data
    /// When it was changed last, in microseconds since 1970: what is recorded without a time gets one from here on.
    package let changedAt: Int64

    /// Makes a file of what is given.
    package init(name: String, bytes: Data, changedAt: Int64) {
        self.name = name
        self.bytes = bytes
        self.changedAt = changedAt
    }

    /// Whether only a format that is read line by line can be taken.
    var isLarge: Bool { bytes.count > Self.mostBytes }

    private static let mostBytes = 1 << 30

    /// The same file with another content: unpacked.
    func holding(_ bytes: Data) -> GivenFile {
        GivenFile(name: name, bytes: bytes, changedAt: changedAt)
    }
}
