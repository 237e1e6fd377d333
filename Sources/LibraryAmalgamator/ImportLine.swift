/// An import declaration that has a line of its own.
struct ImportLine {
    /// What the pasted file may stand on.
    static let allowedModules: Set = ["Foundation", "FoundationNetworking"]

    /// The module it names.
    let module: String

    /// Nil when the line is something else.
    init?(_ line: Substring) {
        guard Self.mayBegin(line) else { return nil }
        let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
        let words = code.split(whereSeparator: \.isWhitespace).drop { word in
            word.hasPrefix("@") || Self.accessLevels.contains(word)
        }
        guard words.first == "import", let name = words.last?.split(separator: ".").first else { return nil }
        module = String(name)
    }

    /// Hardly any line of a source begins as an import may, and telling words apart takes long.
    private static func mayBegin(_ line: Substring) -> Bool {
        let first = line.utf8.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return first.map { $0 >= 0x80 || beginnings.contains($0) } ?? false
    }

    private static let beginnings = Set("@ipf\u{B}\u{C}\r".utf8)

    private static let accessLevels: Set<Substring> = [
        "public", "package", "internal", "fileprivate", "private",
    ]
}
