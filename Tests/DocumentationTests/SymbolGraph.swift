import Foundation

/// What a module declares, with its documentation.
struct SymbolGraph: Decodable {
    let symbols: [Symbol]
    let relationships: [Relationship]

    struct Symbol: Decodable {
        let identifier: Identifier
        let pathComponents: [String]
        let docComment: Comment?
    }

    struct Identifier: Decodable { let precise: String }

    struct Comment: Decodable {
        let lines: [Line]
        struct Line: Decodable { let text: String }

        var text: String { lines.map(\.text).joined(separator: "\n") }
    }

    struct Relationship: Decodable {
        let source: String
        let sourceOrigin: Origin?
        struct Origin: Decodable { let identifier: String }
    }

    /// The declarations that nobody says anything of.
    ///
    /// What fulfils a protocol's requirement has the requirement's documentation; what the compiler copied from a protocol's
    /// extension into each type has the extension's.
    func undocumented() -> [String] {
        let documented = Set(symbols.filter { $0.docComment?.text.isEmpty == false }.map(\.identifier.precise))
        let origins = relationships.reduce(into: [String: String]()) {
            $0[$1.source] = $1.sourceOrigin?.identifier ?? $0[$1.source]
        }
        return symbols.filter { symbol in
            let name = symbol.identifier.precise
            let isCopy = name.contains("::SYNTHESIZED::")
            return !isCopy && !documented.contains(name) && !(origins[name].map(documented.contains) ?? false)
        }.map { $0.pathComponents.joined(separator: ".") }
    }
}
