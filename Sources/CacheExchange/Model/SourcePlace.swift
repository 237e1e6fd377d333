import CachedOpenAI

/// Where in which file something stands.
package struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
    /// As the user named the file.
    package let file: String
    /// Such as `line 3` or `interaction 12`; nil for the file as a whole.
    package let part: String?

    /// Makes a place.
    package init(file: String, part: String? = nil) {
        self.file = file
        self.part = part
    }

    /// Fit for a terminal.
    package var description: String {
        OpenAICache.OneLine.of(part.map { "\(file), \($0)" } ?? file, most: 240)
    }
}
