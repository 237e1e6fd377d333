/// The manifest of a starter project that a student changed, as far as it can be read without running it.
struct ChangedManifest {
    /// Without comments that stand alone, and without white space.
    private let text: String

    init(_ text: String) {
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
        self.text = Self.bare(lines.joined())
    }

    /// - Parameters:
    ///   - own: the tool's own manifest.
    ///   - gone: names of targets that the project had before.
    func difference(from own: StarterManifest, without gone: [String]) -> ManifestDifference {
        let library = (name: "CachedOpenAI", text: #".target(name: "CachedOpenAI"),"#)
        return ManifestDifference(
            packages: own.packages.filter { !names($0) }.map { "\($0)," },
            targets: ([library] + own.targets).filter { !declares($0.name) }.map(\.text),
            goneTargets: gone.filter(declares))
    }

    private func declares(_ target: String) -> Bool {
        text.contains(Self.bare("arget(name: \(SwiftText.quoted(target))"))
    }

    /// Whichever version of it.
    private func names(_ package: String) -> Bool {
        text.contains(Self.bare(String(package.prefix { $0 != "," })))
    }

    private static func bare(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
