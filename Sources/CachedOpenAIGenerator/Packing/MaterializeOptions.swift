/// What the instructor asked for.
package struct MaterializeOptions: Sendable, Equatable {
    /// By a word alone.
    package var flags: Set<MaterializeFlag> = []
    /// Which of the client's resources the embedded file has.
    package var resources = ResourceChoice.usual
    /// It is to be a file of its own, which may be published and read in parts.
    package var isPublished = false
    /// No answers are in the file: they are published there.
    package var cacheURL: PublishedAddress?

    /// The defaults.
    package init() {}

    /// Whether a flag was given.
    package subscript(flag: MaterializeFlag) -> Bool {
        get { flags.contains(flag) }
        set { if newValue { flags.insert(flag) } else { flags.remove(flag) } }
    }

    /// The options that differ from the defaults, as they are typed.
    package var commandLine: [String] {
        MaterializeFlag.allCases.filter(flags.contains).map { "--\($0.rawValue)" }
            + (resources.text.map { ["--resources", $0] } ?? [])
            + (cacheURL.map { ["--cache-url", "'\($0.text)'"] } ?? [])
    }
}
