import Foundation

/// A cache as it is handed out.
package struct PackedCache: Sendable {
    /// The bytes, in order. Every section but the last has a length divisible by 3, so that each one's base64 stands
    /// on lines of its own and a change in one changes only its lines.
    package let sections: [Data]
    /// What is in it.
    package let summary: CacheSummary
    /// What was damaged in the caches that went in, and so is missing here.
    package let problems: [String]
    /// The failures in them, which are missing here, too: a line each.
    package let failures: [String]
    /// What the used keys left out, a line for each cache that has some.
    package let leftOut: [String]
    /// The seeds that have several answers, of which a program gets the first: a line each.
    package let sharedSeeds: [String]
    /// SHA-256 of the directory, as hexadecimal digits: it stands for a `.cache` file that is read in parts.
    package let root: String

    /// None: the answers are published.
    package static let none = PackedCache(sections: [], summary: CacheSummary(kinds: [], bytesIn: 0))

    /// All sections' bytes.
    package var byteCount: Int { sections.reduce(0) { $0 + $1.count } }

    /// SHA-256 of all sections, as hexadecimal digits: that of a `.cache` file.
    package var digest: String { GeneratedText.digest(of: sections) }

    /// Makes a packed cache of what is given.
    package init(
        sections: [Data], summary: CacheSummary, problems: [String] = [], failures: [String] = [],
        leftOut: [String] = [], sharedSeeds: [String] = [], root: String = ""
    ) {
        self.sections = sections
        self.summary = summary
        self.problems = problems
        self.failures = failures
        self.leftOut = leftOut
        self.sharedSeeds = sharedSeeds
        self.root = root
    }
}
