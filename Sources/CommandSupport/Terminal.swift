import CachedOpenAI
import Foundation

/// What the tool says to the person who runs it.
package enum Terminal {
    /// Writes a line, or a few, to standard error. Nothing that stands in it is obeyed.
    package static func say(_ line: String) {
        draw(OpenAICache.OneLine.lines(line) + "\n")
    }

    /// Writes to standard error as it is, without ending the line. Where nothing can be written, there is nobody to tell.
    package static func draw(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
