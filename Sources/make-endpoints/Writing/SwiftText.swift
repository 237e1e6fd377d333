/// Swift source while it is written: indented by four, and wrapped at 120 columns as `swift format` wraps it.
struct SwiftText {
    private static let width = 120

    private(set) var text = ""
    private var depth = 0

    mutating func line(_ line: String = "") {
        text += line.isEmpty ? "\n" : "\(indentation)\(line)\n"
    }

    mutating func indented(_ body: (inout SwiftText) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    mutating func block(_ head: String, _ body: (inout SwiftText) -> Void) {
        line("\(head) {")
        indented(body)
        line("}")
    }

    /// A function's head, its parameters on as few lines as they fit on, and its body.
    mutating func function(
        _ head: String, _ parameters: [String], _ result: String, _ body: (inout SwiftText) -> Void
    ) {
        let end = ")\(result) {"
        let whole = "\(head)(\(parameters.joined(separator: ", "))\(end)"
        if fits(whole) {
            line(whole)
        } else {
            line("\(head)(")
            for parameters in filled(parameters, reserving: 0) { line("    \(parameters)") }
            line(end)
        }
        indented(body)
        line("}")
    }

    /// A call, its arguments on as few lines as they fit on.
    mutating func call(_ head: String, _ arguments: [String]) {
        let whole = "\(head)(\(arguments.joined(separator: ", ")))"
        if fits(whole) { return line(whole) }
        line("\(head)(")
        for arguments in filled(arguments, reserving: 1) { line("    \(arguments)") }
        text.removeLast()
        text += ")\n"
    }

    /// A list: on one line, or an element a line.
    mutating func list(_ head: String, _ elements: [String], _ end: String) {
        let whole = "\(head)[\(elements.joined(separator: ", "))]\(end)"
        if fits(whole) { return line(whole) }
        line("\(head)[")
        for element in elements { line("    \(element),") }
        line("]\(end)")
    }

    /// `///` before each line; paragraphs are wrapped, examples and lists are not.
    mutating func documentation(_ documentation: Documentation) {
        let lines = documentation.lines(width: Self.width - indentation.count - 4)
        for line in lines { self.line(line.isEmpty ? "///" : "/// \(line)") }
    }

    private var indentation: String { String(repeating: "    ", count: depth) }

    private func fits(_ line: String) -> Bool { indentation.count + line.count <= Self.width }

    /// - Parameter reserving: how much comes after the last one.
    private func filled(_ pieces: [String], reserving: Int) -> [String] {
        let room = Self.width - indentation.count - 4
        var lines: [String] = []
        for (index, piece) in pieces.enumerated() {
            let isLast = index == pieces.count - 1
            let piece = isLast ? piece : "\(piece),"
            if let line = lines.last, line.count + 1 + piece.count + (isLast ? reserving : 0) <= room {
                lines[lines.count - 1] += " \(piece)"
            } else {
                lines.append(piece)
            }
        }
        return lines
    }
}
