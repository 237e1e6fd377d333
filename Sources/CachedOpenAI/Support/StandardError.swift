import Foundation

nonisolated extension OpenAICache {
    /// Where everything that is said to a person goes; standard output belongs to the program.
    enum StandardError {
        /// Writes one line, in one piece, so that lines of several threads don't mix.
        static func write(line: String) {
            FileHandle.standardError.write(Data("CachedOpenAI: \(line)\n".utf8))
        }
    }
}
