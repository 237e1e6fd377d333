import Foundation

nonisolated extension OpenAICache {
    /// Where everything that is said to a person goes; standard output belongs to the program.
    enum StandardError {
        /// Writes one line, or a few, in one piece, so that those of several threads don't mix.
        static func write(line: String) {
            StatusLine.erase()
            write(text(line: line))
        }

        /// Writes as it is. Where nothing can be written, there is nobody to tell.
        static func write(_ bytes: Data) { try? FileHandle.standardError.write(contentsOf: bytes) }

        /// What a terminal gets: whatever stands in the line, nothing in it is obeyed.
        static func text(line: String) -> Data {
            Data("CachedOpenAI: \(OneLine.lines(line))\n".utf8)
        }
    }
}
