/// An import declaration that has a line of its own.
struct ImportLine {
    /// What the pasted file may stand on.
    static let allowedModules: Set = ["Foundation", "FoundationNetworking"]

    /// The module it names.
    let module: String

    /// Nil when the line is something else.
    init?(_ line: Substring) {
        let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
        let words = code.split(whereSeparator: \.isWhitespace).drop { word in
            word.hasPrefix("@") || Self.accessLevels.contains(word)
        }
        guard words.first == "import", let name = words.last?.split(separator: ".").first else { return nil }
        module = String(name)
    }

    private static let accessLevels: Set<Substring> = [
        "public", "package", "internal", "fileprivate", "private",
    ]
}
