import CachedOpenAI

/// Why a file as a whole can't be imported, and the way out.
package struct RefusedFile: Error, Hashable, CustomStringConvertible {
    /// As the user named it.
    package let file: String
    /// A sentence or two.
    package let reason: String

    init(_ file: GivenFile, _ reason: String) {
        self.init(name: file.name, reason)
    }

    init(name: String, _ reason: String) {
        file = name
        self.reason = reason
    }

    /// Of a format that has to be held in memory.
    init(tooLarge file: GivenFile) {
        self.init(file, "it has more than 1 GB. Split it.")
    }

    /// The file and the reason, fit for a terminal.
    package var description: String { OpenAICache.OneLine.of("\(file): \(reason)", most: 900) }
}
