import CachedOpenAI
import Foundation
import LibraryAmalgamator

/// How a generated file is put together, for those who write it and those who read it back.
package enum GeneratedText {
    /// The first line of every generated file, by which the tool knows its own work.
    package static let firstLine = "// CachedOpenAI.swift, made by cached-openai"
    /// How the head's lines with digests begin.
    static let digestLine = "// SHA-256 of "
    /// Behind the head.
    static let codeStart = Amalgamator.imports.prefix { $0 != "\n" } + "\n"

    /// The digests in a file's head, as hexadecimal digits.
    struct Digests: Equatable {
        /// Of all from the imports to the line above the answers.
        var library = ""
        /// Of the packed cache, which is what a `.cache` file of the same answers would hold.
        var answers = ""
        /// Of all lines but those with the digests.
        var file = ""

        /// From the head's lines; nil if one is missing.
        init?(head: Substring) {
            let lines = head.split(separator: "\n").filter { $0.hasPrefix(GeneratedText.digestLine) }
            guard lines.count == 3 else { return nil }
            (library, answers, file) = (Self.hex(lines[0]), Self.hex(lines[1]), Self.hex(lines[2]))
        }

        init() {}

        private static func hex(_ line: Substring) -> String {
            line.split(separator: " ").last.map(String.init) ?? ""
        }
    }

    static func digest(of pieces: [Data]) -> String {
        var digest = OpenAICache.SHA256()
        for piece in pieces { digest.update(piece) }
        return OpenAICache.Hexadecimal.text(of: digest.finalize())
    }

    static func withoutDigests(_ head: some StringProtocol) -> Data {
        let lines = head.split(separator: "\n", omittingEmptySubsequences: false)
        return Data(lines.filter { !$0.hasPrefix(digestLine) }.joined(separator: "\n").utf8)
    }
}
