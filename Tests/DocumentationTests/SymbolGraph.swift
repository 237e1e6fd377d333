import Foundation

/// What a module declares, with its documentation.
struct SymbolGraph: Decodable, Sendable {
    let symbols: [Symbol]
    let relationships: [Relationship]

    struct Symbol: Decodable {
        let identifier: Identifier
        let pathComponents: [String]
        let docComment: Comment?

        /// Copied by the compiler from a protocol's extension into a type.
        var isCopy: Bool { identifier.precise.contains("::SYNTHESIZED::") }
    }

    struct Identifier: Decodable { let precise: String }

    struct Comment: Decodable {
        let uri: String?
        let lines: [Line]

        struct Line: Decodable {
            let text: String
            let range: Range?
        }
        struct Range: Decodable { let start: Position }
        struct Position: Decodable { let line: Int }

        var text: String { lines.map(\.text).joined(separator: "\n") }
    }

    struct Relationship: Decodable {
        let source: String
        let sourceOrigin: Origin?
        struct Origin: Decodable { let identifier: String }
    }

    /// The declarations that nobody says anything of.
    ///
    /// What fulfils a protocol's requirement has the requirement's documentation.
    func undocumented() -> [String] {
        let documented = Set(symbols.filter { $0.docComment?.text.isEmpty == false }.map(\.identifier.precise))
        let origins = relationships.reduce(into: [String: String]()) {
            if let origin = $1.sourceOrigin { $0[$1.source] = origin.identifier }
        }
        return symbols.filter { symbol in
            let name = symbol.identifier.precise
            let inherits = origins[name].map(documented.contains) ?? false
            return !symbol.isCopy && !documented.contains(name) && !inherits
        }.map { $0.pathComponents.joined(separator: ".") }
    }

    /// The documentation's code, from each source file (below the package's root) to its blocks.
    func examples() -> [String: [Document.Block]] {
        symbols.filter { !$0.isCopy }.compactMap(\.docComment).reduce(into: [:]) { examples, comment in
            guard let path = comment.uri?.components(separatedBy: "/Sources/").last else { return }
            let start = comment.lines.first?.range?.start.line ?? 0
            let blocks = Document.blocks(of: comment.text, from: start + 1).filter { $0.language == "swift" }
            if !blocks.isEmpty { examples["Sources/\(path)", default: []] += blocks }
        }
    }
}
