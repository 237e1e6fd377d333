import CachedOpenAI
import Foundation

/// What a cassette is read into, from YAML and from JSON alike.
indirect enum Tree {
    case null
    case bool(Bool)
    /// As it is spelled.
    case number(String)
    case text(String)
    case bytes(Data)
    case list([Tree])
    case map([(name: String, value: Tree)])

    init(_ json: OpenAICache.JSON) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .number(let number): self = .number(number.description)
        case .string(let text): self = .text(text)
        case .array(let elements): self = .list(elements.map { Tree($0) })
        case .object(let object): self = .map(object.map { (name: $0.key, value: Tree($0.value)) })
        }
    }

    /// The value of a name; nil if there is none, or this is no map.
    subscript(name: String) -> Tree? {
        guard case .map(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    var list: [Tree]? {
        if case .list(let elements) = self { elements } else { nil }
    }

    var members: [(name: String, value: Tree)]? {
        if case .map(let members) = self { members } else { nil }
    }

    var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The text, or what else is written like one.
    var text: String? {
        switch self {
        case .text(let text), .number(let text): text
        case .bytes(let data): String(data: data, encoding: .utf8)
        case .bool(let value): value ? "true" : "false"
        case .null, .list, .map: nil
        }
    }

    var integer: Int? { text.flatMap { Int($0) } }

    /// The bytes of a body: a text's, those of base64, or those of the pieces of a list; nil for none.
    var bytes: Data? {
        switch self {
        case .null: return nil
        case .bytes(let data): return data
        case .list(let pieces):
            return pieces.reduce(into: Data()) { $0 += $1.bytes ?? Data() }
        case .text, .number, .bool: return text.map { Data($0.utf8) }
        case .map: return nil
        }
    }

    /// The value as JSON.
    var json: OpenAICache.JSON {
        switch self {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let spelling): JSONSpelling.number(spelling)
        case .text(let text): .string(text)
        case .bytes(let data): .string(String(decoding: data, as: UTF8.self))
        case .list(let elements): .array(elements.map(\.json))
        case .map(let members): .object(members.reduce(into: [:]) { $0[$1.name] = $1.value.json })
        }
    }
}
