import Foundation

/// A file in memory.
package struct SourceFile: Sendable, Equatable {
    /// Where it is below its folder, with `/` between the parts.
    package let path: String
    /// What is in it.
    package let text: String

    /// Makes a file of what is given.
    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// Reads a file from disk.
    ///
    /// - Parameter folder: what its path is told from, with or without a slash at its end.
    /// - Throws: `AmalgamationError` for a file that is not below the folder, or not UTF-8; or what reading it throws.
    package init(reading path: String, below folder: String) throws {
        let folder = folder.hasSuffix("/") ? folder : folder + "/"
        guard path.hasPrefix(folder) else {
            throw AmalgamationError(path: path, reason: "it is not below \(folder)")
        }
        guard let text = String(data: try Data(contentsOf: URL(fileURLWithPath: path)), encoding: .utf8) else {
            throw AmalgamationError(path: path, reason: "it is not UTF-8; save it as UTF-8")
        }
        self.init(path: String(path.dropFirst(folder.count)), text: text)
    }
}
