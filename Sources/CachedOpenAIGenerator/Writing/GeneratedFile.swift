import Foundation

/// A file that is to be made, below the folder of them all.
package struct GeneratedFile: Sendable {
    /// Where it goes, with `/` between the parts.
    package let path: String
    /// Streams what is in it.
    package let write: @Sendable (ByteSink) throws -> Void

    /// Makes a file of what is given.
    package init(path: String, write: @escaping @Sendable (ByteSink) throws -> Void) {
        self.path = path
        self.write = write
    }

    init(path: String, text: String) {
        self.init(path: path) { try $0(Data(text.utf8)) }
    }
}
