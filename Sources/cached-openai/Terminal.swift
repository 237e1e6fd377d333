import Foundation

/// What the tool says to the person who runs it.
enum Terminal {
    /// Writes a line to standard error.
    static func say(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Writes to standard error without ending the line.
    static func draw(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
