import Foundation
import TestSupport

/// What the modules of the system declare, as the compiler tells it; with the versions of Apple's systems, which it knows
/// on every machine.
struct SDK {
    struct Symbol: Decodable {
        struct Identifier: Decodable { let precise: String }
        struct Kind: Decodable { let identifier: String }
        struct Fragment: Decodable { let spelling: String }
        struct Version: Decodable {
            let major: Int
            let minor: Int?
        }
        struct Availability: Decodable {
            let domain: String?
            let introduced: Version?
        }

        let identifier: Identifier
        let kind: Kind
        let pathComponents: [String]
        let declarationFragments: [Fragment]?
        let availability: [Availability]?

        /// As the module declares it.
        var declaration: String { (declarationFragments ?? []).map(\.spelling).joined() }
        /// `String.init(validating:as:)`
        var name: String { pathComponents.joined(separator: ".") }
    }

    private struct Relationship: Decodable {
        let kind: String
        let source: String
        let target: String
    }

    private struct Graph: Decodable {
        let symbols: [Symbol]
        let relationships: [Relationship]
    }

    /// By USR.
    let symbols: [String: Symbol]
    private let named: [String: [Symbol]]
    /// By the type's name.
    private let protocols: [String: Set<String>]

    /// Those that anything here imports. A system has some of them.
    private static let modules = [
        "Swift", "_Concurrency", "_StringProcessing", "Foundation", "FoundationEssentials", "FoundationNetworking",
        "Dispatch", "SwiftGlibc", "Glibc", "Darwin", "Musl",
    ]

    private static let made = Task { try await SDK() }

    /// Read once in a run of the tests.
    static var shared: SDK {
        get async throws { try await made.value }
    }

    private init() async throws {
        let folder = try TemporaryFolder()
        let target = try await Self.target()
        for module in Self.modules {
            let arguments = ["-module-name", module, "-target", target, "-output-dir", folder.url.path]
            _ = try await Command(["swift", "symbolgraph-extract"] + arguments).runCompiler()
        }
        var symbols: [String: Symbol] = [:]
        var relationships: [Relationship] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
            let graph = try JSONDecoder().decode(
                Graph.self, from: try Data(contentsOf: folder.url.appending(path: name)))
            for symbol in graph.symbols { symbols[symbol.identifier.precise] = symbol }
            relationships += graph.relationships.filter { $0.kind == "conformsTo" }
        }
        self.symbols = symbols
        named = Dictionary(grouping: symbols.values, by: \.name)
        protocols = relationships.reduce(into: [:]) { found, conformance in
            guard let type = symbols[conformance.source], let target = symbols[conformance.target] else { return }
            found[type.name, default: []].insert(target.name)
        }
    }

    /// Others of the same name: of the same type, or of a protocol that it conforms to.
    func twins(of symbol: Symbol) -> [Symbol] {
        let owner = symbol.pathComponents.dropLast().joined(separator: ".")
        let member = symbol.pathComponents.last ?? ""
        let inherited = protocols[owner, default: []].flatMap { named["\($0).\(member)", default: []] }
        return (named[symbol.name, default: []] + inherited).filter { twin in
            twin.identifier.precise != symbol.identifier.precise
        }
    }

    /// The names of the types that a module declares itself.
    func topLevelTypes(ofModule module: String) -> Set<String> {
        let kinds: Set = ["swift.class", "swift.struct", "swift.protocol", "swift.enum", "swift.typealias"]
        let start = "s:\(module.utf8.count)\(module)"
        return Set(
            symbols.values.filter {
                $0.pathComponents.count == 1 && kinds.contains($0.kind.identifier)
                    && $0.identifier.precise.hasPrefix(start)
            }.map(\.name))
    }

    private static func target() async throws -> String {
        struct Info: Decodable {
            struct Target: Decodable { let triple: String }
            let target: Target
        }
        let outcome = try await Command(["swiftc", "-print-target-info"]).run()
        return try JSONDecoder().decode(Info.self, from: Data(outcome.output.utf8)).target.triple
    }
}
