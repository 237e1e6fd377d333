import CachedOpenAI
import Foundation
import Yams

/// Reads YAML into a tree. Nothing in it is obeyed: a tag that would make an object is refused, and so are aliases that
/// make much of little.
struct YAMLTree {
    private static let mostLevels = 256
    /// How much larger than its text a file may become by its aliases.
    private static let mostGrowth = 10
    private static let known: Set<String> = [
        "str", "int", "float", "bool", "null", "timestamp", "seq", "map", "binary", "merge", "value",
    ]

    /// Resolving is slow: only what may be something else than a text is looked at closely.
    private static let doubtful = Tag.Name(rawValue: "doubtful")
    private static let resolver =
        (try? Resolver.basic.appending(doubtful, "^(?:[-+.0-9~=<]|$|[yYnNtTfFoO].{1,4}$)")) ?? .default

    private let file: GivenFile
    private var room: Int

    private init(_ file: GivenFile) {
        self.file = file
        room = Self.mostGrowth * (file.bytes.count + 1_000)
    }

    /// - Throws: `RefusedFile`.
    static func read(_ file: GivenFile) throws -> Tree {
        guard let text = String(data: file.bytes, encoding: .utf8) else {
            throw RefusedFile(file, "it is not UTF-8. Save it as UTF-8.")
        }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text, resolver)
        } catch {
            throw RefusedFile(file, brokenYAML(error, text))
        }
        var tree = YAMLTree(file)
        return try root.map { try tree.value(of: $0, level: 0) } ?? .null
    }

    private static func brokenYAML(_ error: any Error, _ text: String) -> String {
        if text.contains("<%") {
            return
                "it holds ERB (<% … %>), which is Ruby code: this tool runs none. Let Ruby render it, and import that."
        }
        return "its YAML can't be read: \(OpenAICache.OneLine.of("\(error)", most: 200))"
    }

    private mutating func value(of node: Node, level: Int) throws -> Tree {
        guard level < Self.mostLevels else {
            throw RefusedFile(file, "its YAML is nested more than \(Self.mostLevels) levels deep.")
        }
        try spend(1)
        let tag = try tag(of: node)
        switch node {
        case .scalar(let scalar): return try value(of: scalar, tag)
        case .sequence(let nodes): return .list(try nodes.map { try value(of: $0, level: level + 1) })
        case .mapping(let pairs): return .map(try pairs.map { try member($0.key, $0.value, level + 1) })
        case .alias: throw RefusedFile(file, "it has an alias that leads nowhere.")
        }
    }

    private mutating func member(_ key: Node, _ value: Node, _ level: Int) throws -> (name: String, value: Tree) {
        guard case .scalar(let name) = key else { throw RefusedFile(file, "it has a key that is no text.") }
        let keyTag = try tag(of: key)
        guard keyTag != "merge" else { throw RefusedFile(file, "it merges keys (<<), which no cassette needs.") }
        return (name.string, try self.value(of: value, level: level))
    }

    private mutating func value(of scalar: Node.Scalar, _ tag: String) throws -> Tree {
        try spend(scalar.string.utf8.count)
        switch tag {
        case "null": return .null
        case "bool": return .bool(["yes", "true", "on"].contains(scalar.string.lowercased()))
        case "int", "float": return .number(scalar.string)
        case "binary":
            guard let data = Data(base64Encoded: scalar.string, options: .ignoreUnknownCharacters) else {
                throw RefusedFile(file, "it has a !!binary that is not base64.")
            }
            return .bytes(data)
        default: return .text(scalar.string)
        }
    }

    /// Without what all tags of YAML's begin with.
    private func tag(of node: Node) throws -> String {
        var whole = node.tag.rawValue
        if whole == Self.doubtful.rawValue {
            whole = Resolver.default.resolveTag(of: Node(node.scalar?.string ?? "")).rawValue
        }
        let prefix = "tag:yaml.org,2002:"
        let name = whole.hasPrefix(prefix) ? String(whole.dropFirst(prefix.count)) : whole
        // Ruby writes its own with one exclamation mark.
        if name == "!binary" { return "binary" }
        guard Self.known.contains(name) else {
            let shown = OpenAICache.OneLine.of(whole, most: 80)
            let line = node.mark.map { " in line \($0.line)" } ?? ""
            throw RefusedFile(file, "it has the tag \(shown)\(line), which makes an object of another language's.")
        }
        return name
    }

    private mutating func spend(_ count: Int) throws {
        room -= count
        guard room > 0 else {
            throw RefusedFile(file, "its aliases make more than \(Self.mostGrowth) times its text of it.")
        }
    }
}
