import Foundation

/// One command of a shell snippet, as words.
struct ShellCommand: Sendable {
    /// Without what is set for it in the environment.
    let words: [String]

    /// The commands of a snippet, without prompts' output and comments.
    static func commands(in code: String) -> [ShellCommand] {
        code.replacing("\\\n", with: " ").split(separator: "\n").flatMap { line in
            withoutComment(line).components(separatedBy: "&&").compactMap(ShellCommand.init)
        }
    }

    private static func withoutComment(_ line: Substring) -> String {
        String(line.prefixMatch(of: /#.*/) == nil ? line.split(separator: " #", maxSplits: 1).first ?? "" : "")
    }

    private init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        self.words = Array(words.drop { $0.wholeMatch(of: /[A-Z_]+=.*/) != nil })
        if self.words.isEmpty { return nil }
    }

    /// The long options among the words.
    var options: [String] {
        words.filter { $0.hasPrefix("--") }.map { String($0.prefix { $0 != "=" }) }
    }
}
