import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// JSON as one field a line, such as `messages[0].content: Hello`, for who compares or reads it: a text of several lines
/// keeps its lines, and what is no text for people is told by its size and digest.
package struct FieldLines {
    private static let mostDepth = 64
    private static let mostNumbers = 8
    private static let fewestBase64 = 200

    private let shown: Shown
    private let isLeftOut: (String) -> Bool
    private(set) var lines: [String] = []

    /// - Parameter isLeftOut: told the name of a field.
    package static func of(
        _ json: JSON, _ shown: Shown, leavingOut isLeftOut: @escaping (String) -> Bool = { _ in false }
    )
        -> [String]
    {
        var fields = FieldLines(shown: shown, isLeftOut: isLeftOut)
        fields.add(json, at: "", named: "", depth: 0)
        return fields.lines
    }

    private init(shown: Shown, isLeftOut: @escaping (String) -> Bool) {
        self.shown = shown
        self.isLeftOut = isLeftOut
    }

    private mutating func add(_ json: JSON, at path: String, named: String, depth: Int) {
        switch json {
        case .object(let object) where !object.isEmpty && depth < Self.mostDepth:
            for (name, value) in object.sorted(by: { $0.key < $1.key }) where !isLeftOut(name) {
                add(value, at: path.isEmpty ? name : "\(path).\(name)", named: name, depth: depth + 1)
            }
        case .array(let items) where !items.isEmpty && depth < Self.mostDepth:
            if items.count > Self.mostNumbers, items.allSatisfy({ $0.doubleValue != nil }) {
                return add(path, "\(items.count) numbers, \(Self.digest(json.canonicalData()))")
            }
            for (index, item) in items.enumerated() {
                add(item, at: "\(path)[\(index)]", named: named, depth: depth + 1)
            }
        case .string(let text): add(path, text: text, named: named)
        default: add(path, shown.json(json, named: named))
        }
    }

    private mutating func add(_ path: String, _ value: String) {
        lines.append(path.isEmpty ? value : "\(shown.line(path)): \(value)")
    }

    private mutating func add(_ path: String, text: String, named: String) {
        if let bytes = Self.base64(text) {
            let media = Media(bytes: bytes, type: nil, name: nil)
            return add(path, "\(shown.line(media.description)), \(Self.digest(bytes))")
        }
        let block = shown.block(text, named: named)
        if block.count == 1 { return add(path, block[0]) }
        add(path, "")
        lines += block.map { "  \($0)" }
    }

    /// What is meant for programs: a `data:` URL, or a long word that is base64.
    package static func base64(_ text: String) -> Data? {
        guard text.utf8.count >= fewestBase64 else { return nil }
        if text.hasPrefix("data:") { return Media(url: text).bytes }
        return text.utf8.prefix(fewestBase64).contains(0x20) ? nil : Data(base64Encoded: text)
    }

    /// Enough of it to see that something changed.
    package static func digest(_ bytes: Data) -> String {
        var digest = OpenAICache.SHA256()
        digest.update(bytes)
        return "sha256 \(OpenAICache.Hexadecimal.text(of: digest.finalize()).prefix(16))"
    }
}
