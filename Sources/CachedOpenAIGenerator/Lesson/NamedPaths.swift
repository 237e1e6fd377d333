import LibraryAmalgamator

/// The plain string literals of a source that may be paths, each with its line.
package enum NamedPaths {
    /// One literal.
    package struct Place: Hashable, Sendable {
        /// What stands in it.
        package let text: String
        /// From 1.
        package let line: Int
    }

    private static let longest = 1_000

    /// Those on one line, without an interpolation, an escape or a line of a comment around them.
    package static func all(in source: String) -> [Place] {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().flatMap { number, line -> [Place] in
            if line.drop(while: \.isWhitespace).hasPrefix("//") { return [] }
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            let literals = parts.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
            return literals.filter { !$0.isEmpty && !$0.contains("\\") && $0.utf8.count <= longest }
                .map { Place(text: String($0), line: number + 1) }
        }
    }
}
