/// The manifest of a starter project that a student changed, as far as it can be read without running it.
struct ChangedManifest {
    /// Without comments that stand alone, and without white space.
    private let text: String

    init(_ text: String) {
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
        self.text = Self.bare(lines.joined())
    }

    /// The packages and targets of the tool's own manifest that it doesn't name.
    func missing(of own: StarterManifest) -> (packages: [String], targets: [String]) {
        let library = (name: "CachedOpenAI", text: #".target(name: "CachedOpenAI"),"#)
        return (
            own.packages.filter { !names($0) }.map { "\($0)," },
            ([library] + own.targets).filter { !text.contains(Self.bare("arget(name: \(SwiftText.quoted($0.name))")) }
                .map(\.text)
        )
    }

    /// Whichever version of it.
    private func names(_ package: String) -> Bool {
        text.contains(Self.bare(String(package.prefix { $0 != "," })))
    }

    private static func bare(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
