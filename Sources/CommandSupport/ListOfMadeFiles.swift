import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// The files of a folder that this tool made, each with what it then held: lines as those of `sha256sum`.
///
/// While files are replaced, the list holds both the old and the new ones. So they are known as the tool's own work even
/// if it is killed in the middle.
package struct ListOfMadeFiles {
    package static let name = MaterializedPackage.listName
    /// By which the tool knows its own work.
    package static let firstLine = "# Made by cached-openai, which knows by this list what it may replace."

    private struct Line: Hashable {
        let digest: String
        let path: String
    }

    private var lines: Set<Line> = []

    /// All paths, sorted.
    package var paths: [String] { Set(lines.map(\.path)).sorted() }

    package init() {}

    /// The list in a folder; nil if this tool made no files there.
    package init?(in folder: URL) {
        guard let data = try? Data(contentsOf: folder.appending(path: Self.name)),
            data.starts(with: Data((Self.firstLine + "\n").utf8))
        else { return nil }
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst() {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, case let path = parts[1].dropFirst(), Self.staysInside(path) else { continue }
            add(String(path), digest: String(parts[0]))
        }
    }

    package func contains(_ path: String, digest: String) -> Bool {
        lines.contains(Line(digest: digest, path: path))
    }

    package mutating func add(_ path: String, digest: String) {
        lines.insert(Line(digest: digest, path: path))
    }

    package func union(_ other: ListOfMadeFiles) -> ListOfMadeFiles {
        var both = self
        both.lines.formUnion(other.lines)
        return both
    }

    /// The lines of some files.
    package func only(_ paths: Set<String>) -> ListOfMadeFiles {
        var some = ListOfMadeFiles()
        some.lines = lines.filter { paths.contains($0.path) }
        return some
    }

    package var data: Data {
        let sorted = lines.sorted { ($0.path, $0.digest) < ($1.path, $1.digest) }
        let text = sorted.map { "\($0.digest)  \($0.path)\n" }.joined()
        return Data((Self.firstLine + "\n" + text).utf8)
    }

    /// A list may come from anywhere; no line of it may name a file outside of its folder.
    private static func staysInside(_ path: Substring) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
    }

    /// Of a file as it is on disk; nil if it can't be read.
    package static func digest(of file: URL) -> String? {
        guard let data = try? Data(contentsOf: file, options: .mappedIfSafe) else { return nil }
        return OpenAICache.Hexadecimal.text(of: OpenAICache.SHA256.hash(data))
    }
}
