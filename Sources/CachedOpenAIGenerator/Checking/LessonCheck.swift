import LibraryAmalgamator

/// Finds where a lesson uses what a file leaves out, also on a branch that was not recorded.
package struct LessonCheck {
    private let properties: [String]
    private let types: [String]

    /// - Parameter selection: what is in the file.
    package init(_ selection: LibrarySelection) {
        properties = (selection.leftOutNames + selection.leftOutParts.flatMap(\.members)).map { ".\($0)" }
        types = selection.leftOutTypes.map { "OpenAI.\($0)" }
    }

    /// Each line with such a use, with its place.
    package func uses(in lesson: [SourceFile]) -> [String] {
        lesson.flatMap { file in
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            return lines.enumerated().compactMap { index, line -> String? in
                if line.drop(while: \.isWhitespace).hasPrefix("//") { return nil }
                guard let name = (properties + types).first(where: { isThere($0, in: line) }) else { return nil }
                return "\(file.path):\(index + 1) uses \(name)"
            }
        }
    }

    /// Whether it stands there as a whole name, outside a text.
    private func isThere(_ name: String, in line: Substring) -> Bool {
        line.ranges(of: name).contains { range in
            let before = line[..<range.lowerBound]
            if line[range.upperBound...].first.map(Self.isPartOfName) ?? false { return false }
            return !Self.isInText(before) && !isOfAnother(name, after: before)
        }
    }

    /// `.completions` after `chat` is another resource than `.completions` after `client`.
    private func isOfAnother(_ name: String, after before: Substring) -> Bool {
        let owner = before.reversed().prefix(while: Self.isPartOfName).reversed()
        return LibraryResource.all.contains { $0.path == String(owner) + name }
    }

    private static func isInText(_ before: Substring) -> Bool {
        !before.replacing("\\\"", with: "").count { $0 == "\"" }.isMultiple(of: 2)
    }

    private static func isPartOfName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
