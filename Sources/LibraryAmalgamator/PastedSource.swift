import Foundation

/// A library file as it stands in the pasted file: without imports and without the `package` modifier, and with
/// the system's names in full.
struct PastedSource {
    /// How a file's banner begins; no line of a source may begin so.
    static let bannerStart = "// ===== "

    let path: String
    private(set) var lines: [Substring] = []

    var banner: String { "\(Self.bannerStart)\(path) =====" }

    init(_ file: SourceFile) throws {
        path = file.path
        let written = file.text.replacingOccurrences(of: "\r\n", with: "\n")
        guard let text = FullNames.text(written), let startsInCode = SourceScanner.linesStartingInCode(text) else {
            throw AmalgamationError(path: path, reason: "a string or a comment is never closed")
        }
        let source = zip(text.split(separator: "\n", omittingEmptySubsequences: false), startsInCode).map { $0 }
        try paste(source)
        trimBlankLines()
    }

    private mutating func paste(_ source: [(text: Substring, isCode: Bool)]) throws {
        var index = Self.countOfHead(source)
        while index < source.count {
            let (text, isCode) = source[index]
            try checkBanner(text, line: index + 1)
            if isCode {
                try checkModule(text, line: index + 1)
                let skipped = try Self.linesOfImport(at: index, in: source)
                if skipped == 0 { lines.append(Self.withoutPackage(text)) }
                index += max(skipped, 1)
            } else {
                lines.append(text)
                index += 1
            }
        }
    }

    /// How many lines are a comment right above the imports: it is about the file, and stays there.
    private static func countOfHead(_ source: [(text: Substring, isCode: Bool)]) -> Int {
        let count = source.prefix { $0.isCode && $0.text.hasPrefix("//") }.count
        return count < source.count && ImportLine(source[count].text) != nil ? count : 0
    }

    private func checkBanner(_ text: Substring, line: Int) throws {
        if text.hasPrefix(Self.bannerStart) {
            throw AmalgamationError(path: path, line: line, reason: "looks like a banner; begin the line otherwise")
        }
    }

    private func checkModule(_ text: Substring, line: Int) throws {
        if let module = ImportLine(text)?.module, !ImportLine.allowedModules.contains(module) {
            let reason = "imports \(module), but the pasted file stands on Foundation alone"
            throw AmalgamationError(path: path, line: line, reason: reason)
        }
    }

    /// How many lines from here on are an import, or a condition that holds nothing but imports; else 0.
    private static func linesOfImport(at index: Int, in source: [(text: Substring, isCode: Bool)]) throws -> Int {
        if ImportLine(source[index].text) != nil { return 1 }
        guard trimmed(source[index].text).hasPrefix("#if canImport(FoundationNetworking)") else { return 0 }
        for end in (index + 1)..<source.count {
            let text = trimmed(source[end].text)
            if text == "#endif" { return end - index + 1 }
            guard text.isEmpty || ImportLine(text)?.module == "FoundationNetworking" else { return 0 }
        }
        return 0
    }

    /// The pasted file is compiled without a package name, so what was shared in the package becomes internal.
    private static func withoutPackage(_ line: Substring) -> Substring {
        let indentation = line.prefix { $0 == " " || $0 == "\t" }
        let declaration = line.dropFirst(indentation.count)
        let modifier = "package "
        guard declaration.hasPrefix(modifier) else { return line }
        let rest = declaration.dropFirst(modifier.count)
        guard let first = rest.first, first.isLetter || first == "@" else { return line }
        return indentation + rest
    }

    private static func trimmed(_ line: Substring) -> Substring {
        line.drop(while: \.isWhitespace)
    }

    private mutating func trimBlankLines() {
        let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
        lines = Array(lines.drop(while: isBlank))
        while let last = lines.last, isBlank(last) { lines.removeLast() }
    }
}
