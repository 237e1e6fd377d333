import LibraryAmalgamator

/// Finds the files of the library's `Types` that its other files need.
///
/// A file needs another if it has the name of one of its types anywhere in its code. An extension of a type that is
/// needed is needed, too. That is more than the compiler would ask for at times, and never less.
enum NeededTypes {
    private static let folder = "Types/"

    /// The files without the types that none of them needs.
    static func files(of library: [SourceFile]) -> [SourceFile] {
        var needed = library.filter { !$0.path.hasPrefix(folder) }
        var others = library.filter { $0.path.hasPrefix(folder) }.map { (file: $0, names: SourceNames($0.text)) }
        let all = others.reduce(into: Set<String>()) { $0.formUnion($1.names.declared) }
        // What is below the client has types of its own, which may be called alike.
        let client = LibraryLayout.clientFiles(needed)
        var used = client.reduce(into: Set<String>()) { $0.formUnion(SourceNames($1.text).all.intersection(all)) }
        var present: Set<String> = []
        while true {
            let found = others.filter { _, names in
                let extended = names.extended.intersection(all).subtracting(names.declared)
                return !names.declared.isDisjoint(with: used) || (!extended.isEmpty && extended.isSubset(of: present))
            }
            if found.isEmpty { return needed }
            needed += found.map(\.file)
            present.formUnion(found.flatMap(\.names.declared))
            used.formUnion(found.flatMap(\.names.all))
            let paths = Set(found.map(\.file.path))
            others.removeAll { paths.contains($0.file.path) }
        }
    }
}
