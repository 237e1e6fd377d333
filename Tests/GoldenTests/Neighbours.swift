import Foundation
import TestSupport

/// A student's own declarations, of every name that the pasted file uses at all.
struct Neighbours {
    /// What a student makes of a name.
    enum Kind: String, CaseIterable, Sendable {
        case variables, types, functions, genericFunctions
    }

    /// A free function that the file calls.
    private struct Function {
        let name: String
        let declaration: String
    }

    private let names: [String]
    private let functions: [Function]

    /// - Parameters:
    ///   - text: of the pasted file: each word of it may be a student's variable or type.
    ///   - tree: of the same file: each free function that it uses may be a student's function.
    init(of text: String, _ tree: SyntaxTree, _ sdk: SDK) async throws {
        let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
        names = words.filter { $0.first?.isNumber == false && !Self.reserved.contains($0) }.sorted()
        functions = try await (Self.swiftFunctions(tree, sdk) + Self.cFunctions(tree)).sorted { $0.name < $1.name }
    }

    private static func swiftFunctions(_ tree: SyntaxTree, _ sdk: SDK) -> [Function] {
        tree.usrs.filter { !$0.hasPrefix("c:") }.compactMap { sdk.symbols[$0] }
            .filter { $0.kind.identifier == "swift.func" && $0.pathComponents.count == 1 && !$0.name.hasPrefix("_") }
            .map { symbol in
                let text = symbol.declaration
                return Function(
                    name: symbol.name,
                    declaration: String(text[(text.range(of: "func ")?.lowerBound ?? text.startIndex)...]))
            }
    }

    /// The C library's are known by their types alone.
    private static func cFunctions(_ tree: SyntaxTree) async throws -> [Function] {
        let types = tree.mangledTypes.sorted { $0.key < $1.key }
        if types.isEmpty { return [] }
        let outcome = try await Command(["swift", "demangle", "-compact"] + types.map(\.value)).run()
        let lines = outcome.output.split(separator: "\n").map { $0.replacing("__C.", with: "") }
        return zip(types, lines).map { type, line in
            let name = type.key.dropFirst("c:@F@".count)
            let sides = pieces(of: String(line), between: " -> ")
            let parameters = pieces(of: String(sides[0].dropFirst().dropLast()), between: ", ").filter { !$0.isEmpty }
            let list = parameters.enumerated().map { "_ p\($0): \(escaping($1))" }.joined(separator: ", ")
            let labels = parameters.map { _ in "_:" }.joined()
            let answer = sides[1] == "()" ? "Swift.Void" : sides[1]
            return Function(name: "\(name)(\(labels))", declaration: "func \(name)(\(list)) -> \(answer)")
        }
    }

    /// Those that no parenthesis holds together.
    private static func pieces(of type: String, between separator: String) -> [String] {
        type.components(separatedBy: separator).reduce(into: []) { pieces, part in
            if let last = pieces.last, last.count(where: { $0 == "(" }) > last.count(where: { $0 == ")" }) {
                pieces[pieces.count - 1] += separator + part
            } else {
                pieces.append(part)
            }
        }
    }

    private static func escaping(_ type: String) -> String {
        type.hasPrefix("@convention(c)") ? "@escaping \(type)" : type
    }

    /// The language's own words, its modules, and what the file itself declares.
    private static let reserved: Set = [
        "Swift", "Foundation", "FoundationNetworking", "_Concurrency", "OpenAI", "AsyncOpenAI", "OpenAICache", "_",
        "self", "Self", "Any", "Type", "Protocol", "init", "none", "Neighbour", "let", "var", "enum", "func", "struct",
    ]

    /// The names of the free functions that the file calls: `pow`, `min`, …
    var functionNames: [String] { functions.map { String($0.name.prefix { $0 != "(" }) } }

    /// The student's file.
    func text(_ kind: Kind) -> String {
        let lines: [String] =
            switch kind {
            case .variables: names.map { "let `\($0)` = 1" }
            case .types: names.map { "enum `\($0)` {}" }
            case .functions: functions.map { "\($0.declaration) \(Self.body(of: $0))" }
            case .genericFunctions: functions.map(Self.generic)
            }
        return "import Foundation\n\n" + lines.joined(separator: "\n") + "\n"
    }

    /// A function that ends the program with its name.
    private static func body(of function: Function) -> String {
        "{ Swift.fatalError(\"the student's \(function.name) was called\") }"
    }

    /// Takes anything in the places of a function's parameters.
    private static func generic(_ function: Function) -> String {
        let base = function.name.prefix { $0 != "(" }
        let labels = function.name.dropFirst(base.count + 1).dropLast().split(separator: ":")
        let types = labels.indices.map { "T\($0)" }
        let parameters = zip(labels, types).map { "\($0) \($0 == "_" ? $1.lowercased() : "value\($1)"): \($1)" }
        let list = (types + ["Answer"]).joined(separator: ", ")
        return "func \(base)<\(list)>(\(parameters.joined(separator: ", "))) -> Answer \(body(of: function))"
    }
}
