import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// JSON to look at: what no person reads in it, long base64 and many numbers, is told by its size.
struct ShortJSON {
    private static let mostBytes = 64 << 10
    private static let mostNumbers = 16
    private static let mostDepth = 64

    /// Indented.
    let text: String

    var lineCount: Int { text.utf8.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) } }

    init(_ json: JSON, _ name: EntryName?, _ shown: Shown) {
        let whole = shown.lines(of: Self.short(json, 0)).joined(separator: "\n")
        let rest = whole.utf8.count - Self.mostBytes
        text =
            rest > 0
            ? String(decoding: whole.utf8.prefix(Self.mostBytes), as: UTF8.self) + "\n" + Self.rest(rest, name)
            : whole
    }

    /// What stands for what is left out.
    static func rest(_ byteCount: Int, _ name: EntryName?) -> String {
        let command = name.map { ": cached-openai inspect --entry \($0) --full" } ?? ""
        return "…and \(ByteCount.inWords(byteCount)) more\(command)"
    }

    private static func short(_ json: JSON, _ depth: Int) -> JSON {
        switch json {
        case .string(let text):
            guard let bytes = FieldLines.base64(text) else { return json }
            return .string("… \(Media(bytes: bytes, type: nil, name: nil).description) …")
        case .array(let items) where items.count > mostNumbers && items.allSatisfy({ $0.doubleValue != nil }):
            return .array(items.prefix(8) + [.string("… \(Counted.grouped(items.count - 8)) more numbers")])
        case .array(let items) where depth < mostDepth: return .array(items.map { short($0, depth + 1) })
        case .object(let object) where depth < mostDepth:
            var whole: JSON.Object = [:]
            for (name, value) in object { whole[name] = short(value, depth + 1) }
            return .object(whole)
        default: return json
        }
    }
}
