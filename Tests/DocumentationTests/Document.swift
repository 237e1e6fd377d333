import Foundation
import TestSupport
import Testing

/// A Markdown file that people read and paste from.
struct Document: Sendable, CustomTestStringConvertible {
    /// Code between fences.
    struct Block: Sendable {
        /// What stands behind the opening fence.
        let language: String
        /// The line of the file on which the code begins, from 1.
        let line: Int
        let code: String
    }

    /// Below the package's root.
    let path: String

    var testDescription: String { path }

    static let readme = Document(path: "README.md")

    /// All of this package: README, articles, guides.
    static let all: [Document] = {
        let roots = [
            "README.md", "CONTRIBUTING.md", "Documentation", "Examples", "Sources/CachedOpenAI/CachedOpenAI.docc",
        ]
        return roots.flatMap(markdown).map(Document.init)
    }()

    private static func markdown(below path: String) -> [String] {
        if path.hasSuffix(".md") { return [path] }
        let folder = PackageRoot.file(path).path(percentEncoded: false)
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".md") && !$0.contains(".build/") }.sorted().map { "\(path)/\($0)" }
    }

    func text() throws -> String {
        try String(contentsOf: PackageRoot.file(path), encoding: .utf8)
    }

    /// The code of certain languages.
    func blocks(in languages: Set<String>) throws -> [Block] {
        Self.blocks(of: try text(), from: 1).filter { languages.contains($0.language) }
    }

    /// All code of a text that begins on a line of its file.
    static func blocks(of text: String, from first: Int) -> [Block] {
        var blocks: [Block] = []
        var open: (language: String, line: Int, code: [Substring])?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if !line.hasPrefix("```") {
                open?.code.append(line)
            } else if let block = open {
                let code = block.code.joined(separator: "\n")
                blocks.append(Block(language: block.language, line: block.line, code: code))
                open = nil
            } else {
                open = (String(line.dropFirst(3)), first + index + 1, [])
            }
        }
        return blocks
    }
}
