/// What stands above a declaration.
struct Documentation {
    /// What it is or does, in a paragraph.
    let summary: String
    var example = ""
    /// More paragraphs.
    var notes: [String] = []
    /// Of a list, each with its name.
    var parameters: [(name: String, says: String)] = []
    /// Of a list without a head.
    var points: [(name: String, says: String)] = []
    var errors = ""

    func lines(width: Int) -> [String] {
        var parts = [Self.wrapped(summary, width: width)]
        if !example.isEmpty { parts.append(["```swift"] + example.split(separator: "\n").map(String.init) + ["```"]) }
        parts += notes.filter { !$0.isEmpty }.map { Self.wrapped($0, width: width) }
        if !points.isEmpty {
            parts.append(points.flatMap { Self.item("* `\($0.name)`: \($0.says)", indentation: 2, width: width) })
        }
        var end: [String] = []
        if !parameters.isEmpty {
            end = ["- Parameters:"]
            end += parameters.flatMap { Self.item("  - \($0.name): \($0.says)", indentation: 4, width: width) }
        }
        if !errors.isEmpty { end += Self.item("- Throws: \(errors)", indentation: 2, width: width) }
        if !end.isEmpty { parts.append(end) }
        return Array(parts.joined(separator: [""]))
    }

    private static func item(_ text: String, indentation: Int, width: Int) -> [String] {
        let lead = text.prefix { $0 == " " }
        let lines = wrapped(String(text.dropFirst(lead.count)), width: width - indentation)
        let rest = String(repeating: " ", count: indentation)
        return lines.enumerated().map { $0.offset == 0 ? "\(lead)\($0.element)" : "\(rest)\($0.element)" }
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in words(text) {
            if let line = lines.last, line.count + 1 + word.count <= width {
                lines[lines.count - 1] += " \(word)"
            } else {
                lines.append(word)
            }
        }
        return lines
    }

    /// Code in backticks is one word.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var isInCode = false
        for piece in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if isInCode { words[words.count - 1] += " \(piece)" } else { words.append(String(piece)) }
            if piece.count(where: { $0 == "`" }) % 2 == 1 { isInCode.toggle() }
        }
        return words
    }
}
