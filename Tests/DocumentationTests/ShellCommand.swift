import Foundation

/// One command of a shell snippet, as words.
struct ShellCommand: Sendable {
    /// Without what is set for it in the environment.
    let words: [String]

    /// The commands of a snippet, without its comments.
    static func commands(in code: String) -> [ShellCommand] {
        code.replacing("\\\n", with: " ").split(separator: "\n").flatMap { line in
            withoutComment(line).components(separatedBy: "&&").compactMap(ShellCommand.init)
        }
    }

    private static func withoutComment(_ line: Substring) -> String {
        " \(line)".components(separatedBy: " #")[0]
    }

    private init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        self.words = Array(words.drop { $0.wholeMatch(of: /[A-Z_]+=.*/) != nil })
        if self.words.isEmpty { return nil }
    }
}
