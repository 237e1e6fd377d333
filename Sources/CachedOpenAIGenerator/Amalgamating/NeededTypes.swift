/// Finds the files of the library's `Types` that its other files need.
///
/// A file needs another if it has the name of one of its types anywhere in its code. An extension of a type that is
/// needed is needed, too. That is more than the compiler would ask for at times, and never less.
struct NeededTypes {
    private static let folder = "Types/"

    private struct Source {
        let file: SourceFile
        let words: Set<Substring>
        let declared: Set<Substring>
        /// The names in the heads of its extensions.
        let extended: Set<Substring>

        init(_ file: SourceFile) {
            self.file = file
            let lines = file.text.split(separator: "\n").filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
            words = Set(lines.flatMap(NeededTypes.words))
            declared = Set(lines.compactMap(NeededTypes.declaredName))
            extended = Set(
                lines.filter { $0.hasPrefix("nonisolated extension ") }.flatMap { NeededTypes.words($0).dropFirst(2) })
        }
    }

    /// The files without the types that none of them needs.
    static func files(of library: [SourceFile]) -> [SourceFile] {
        var needed = library.filter { !$0.path.hasPrefix(folder) }.map(Source.init)
        var others = library.filter { $0.path.hasPrefix(folder) }.map(Source.init)
        let names = others.reduce(into: Set<Substring>()) { $0.formUnion($1.declared) }
        var present: Set<Substring> = []
        var words = needed.reduce(into: Set<Substring>()) { $0.formUnion($1.words) }
        while true {
            let found = others.filter { source in
                let extended = source.extended.intersection(names).subtracting(source.declared)
                return !source.declared.isDisjoint(with: words)
                    || (!extended.isEmpty && extended.isSubset(of: present))
            }
            if found.isEmpty { return needed.map(\.file) }
            needed += found
            present.formUnion(found.flatMap(\.declared))
            words.formUnion(found.flatMap(\.words))
            let paths = Set(found.map(\.file.path))
            others.removeAll { paths.contains($0.file.path) }
        }
    }

    /// The types that files declare.
    static func names(declaredIn files: [SourceFile]) -> [String] {
        files.flatMap { Source($0).declared.sorted() }.map(String.init)
    }

    private static func words(_ line: Substring) -> [Substring] {
        line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    }

    private static let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "typealias", "actor"]

    /// Of a declaration that is directly in one of the three namespaces.
    private static func declaredName(_ line: Substring) -> Substring? {
        guard line.hasPrefix("    "), !line.hasPrefix("     ") else { return nil }
        let words = words(line)
        guard let kind = words.prefix(4).firstIndex(where: kinds.contains), kind + 1 < words.count else { return nil }
        return words[kind + 1]
    }
}
