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

    /// Those on one line, without an interpolation or an escape, and outside of comments.
    package static func all(in source: String) -> [Place] {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().flatMap { number, line in
            literals(in: line).filter { !$0.isEmpty && !$0.contains("\\") && $0.utf8.count <= longest }
                .map { Place(text: String($0), line: number + 1) }
        }
    }

    private static func literals(in line: Substring) -> [Substring] {
        var found: [Substring] = []
        var rest = line
        while let start = rest.firstIndex(of: "\""), !rest[..<start].contains("//") {
            let text = rest[start...].dropFirst()
            guard let end = end(of: text) else { break }
            found.append(text[..<end])
            rest = text[end...].dropFirst()
        }
        return found
    }

    /// The quote that isn't escaped.
    private static func end(of text: Substring) -> Substring.Index? {
        var isEscaped = false
        return text.indices.first { index in
            if isEscaped {
                isEscaped = false
                return false
            }
            isEscaped = text[index] == "\\"
            return text[index] == "\""
        }
    }
}
