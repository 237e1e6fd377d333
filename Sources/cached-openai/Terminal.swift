import Foundation

/// What the tool says to the person who runs it.
enum Terminal {
    /// Writes a line to standard error.
    static func say(_ line: String) {
        draw(line + "\n")
    }

    /// Writes to standard error without ending the line.
    static func draw(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
