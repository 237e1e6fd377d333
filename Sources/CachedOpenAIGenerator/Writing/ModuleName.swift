import CachedOpenAI

/// What a package's module is called, as in `import Lecture3OpenAI`.
package struct ModuleName: Sendable, Equatable {
    /// What it is called if the instructor doesn't say.
    package static let usual = ModuleName(unchecked: "CachedLecture")

    package let text: String

    /// Why a module can't be called so.
    package struct Unusable: Error, Equatable, CustomStringConvertible {
        let name: String
        let reason: String
        package var description: String {
            "a module can't be called “\(OpenAICache.OneLine.of(name))”: \(reason). Take a name such as Lecture3OpenAI."
        }
    }

    /// - Throws: `Unusable`, with what to do.
    package init(_ text: String) throws {
        if let reason = Self.whatIsWrong(with: text) { throw Unusable(name: text, reason: reason) }
        self.text = text
    }

    private init(unchecked text: String) {
        self.text = text
    }

    /// ASCII alone: everybody must be able to type it, and file systems spell an accent in two ways.
    private static func whatIsWrong(with text: String) -> String? {
        if text.isEmpty { return "it is empty" }
        guard text.utf8.allSatisfy({ Byte.isAlphanumeric($0) || $0 == UInt8(ascii: "_") }) else {
            return "only the letters A to Z and a to z, digits and _ may stand in it"
        }
        guard let first = text.first, first.isLetter else { return "it must begin with a letter" }
        if text.utf8.count > longest { return "it is longer than \(longest) characters" }
        if keywords.contains(text) { return "that is a keyword of Swift" }
        if libraryNames.contains(text) { return "that is the name of a type in it, which nobody could use then" }
        if isTaken(text) { return "there is such a module already" }
        return nil
    }

    /// Whether a module of the system's or the compiler's is called so.
    package static func isTaken(_ text: String) -> Bool { takenModules.contains(text.lowercased()) }

    private static let longest = 60

    private static let libraryNames: Set = ["OpenAI", "AsyncOpenAI", "OpenAICache"]

    private static let keywords: Set = [
        "Any", "Protocol", "Self", "Type", "as", "associatedtype", "async", "await", "break", "case", "catch", "class",
        "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false",
        "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
        "open", "operator", "package", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows",
        "return", "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
        "typealias", "var", "where", "while",
    ]

    /// What the package and its tests stand on, in lower case: some file systems know no other.
    private static let takenModules: Set = [
        "combine", "darwin", "dispatch", "foundation", "foundationessentials", "foundationinternationalization",
        "foundationnetworking", "glibc", "main", "musl", "observation", "packagedescription", "regexbuilder", "swift",
        "synchronization", "testing", "xctest",
    ]
}
