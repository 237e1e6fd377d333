import CacheContents
import CachedOpenAI
import Foundation

/// A text as it is shown: paragraphs as they were typed, and what stands between fences, or is JSON, as code.
struct TextBlocks {
    struct Block {
        let isCode: Bool
        var lines: [String]

        var text: String { lines.joined(separator: "\n") }
    }

    private static let mostBytes = 64 << 10
    private static let fence = "```"

    private(set) var blocks: [Block] = []
    /// How many bytes are not shown.
    private(set) var leftOut = 0

    init(_ text: String, _ shown: Shown) {
        if let json = Self.json(text) {
            blocks = [Block(isCode: true, lines: shown.lines(of: json))]
            return
        }
        for line in shown.block(shortened(text, shown)) { add(line) }
        for index in blocks.indices where !blocks[index].isCode { blocks[index].trim() }
        blocks.removeAll { $0.lines.isEmpty }
    }

    private var isInside = false

    private mutating func add(_ line: String) {
        if line.drop(while: { $0 == " " }).hasPrefix(Self.fence), isInside || !line.trimmed.dropFirst(3).contains("`") {
            isInside.toggle()
            return blocks.append(Block(isCode: isInside, lines: []))
        }
        if blocks.isEmpty { blocks.append(Block(isCode: false, lines: [])) }
        blocks[blocks.count - 1].lines.append(line)
    }

    /// A cut must not take the end of a secret away before it is known for one.
    private mutating func shortened(_ text: String, _ shown: Shown) -> String {
        if text.utf8.count <= Self.mostBytes { return text }
        let masked = shown.masked(text)
        let start = String(decoding: masked.utf8.prefix(Self.mostBytes), as: UTF8.self)
        leftOut = max(0, masked.utf8.count - Self.mostBytes)
        return start
    }

    private static func json(_ text: String) -> JSON? {
        guard let first = text.utf8.first(where: { $0 > 0x20 }), first == 0x7B || first == 0x5B,
            text.utf8.count <= mostBytes, let json = try? JSON(parsing: Data(text.utf8))
        else { return nil }
        return json.objectValue != nil || json.arrayValue != nil ? json : nil
    }
}

extension TextBlocks.Block {
    /// Takes empty lines around it away.
    fileprivate mutating func trim() {
        while lines.last?.trimmed.isEmpty == true { lines.removeLast() }
        lines = Array(lines.drop { $0.trimmed.isEmpty })
    }
}
