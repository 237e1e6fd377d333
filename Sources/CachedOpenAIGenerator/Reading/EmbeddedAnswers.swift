import Foundation

/// The cache inside a source file that this tool made.
package enum EmbeddedAnswers {
    /// The answers are elsewhere.
    struct Published: Error, CustomStringConvertible {
        let name: String
        var description: String {
            """
            \(name) was made by cached-openai with --cache-url: its answers are published, and none is in it. Name the cache \
            that was published.
            """
        }
    }

    private static let published = Data("\n    // The recorded answers are published.\n".utf8)

    /// Whether a generated file reads answers that are published, and has none inside.
    package static func arePublished(_ file: Data) -> Bool {
        file.starts(with: GeneratedText.firstLine.utf8) && file.suffix(1_000_000).range(of: published) != nil
    }

    /// Why there is none.
    struct Unreadable: Error, CustomStringConvertible {
        let name: String
        var description: String {
            """
            \(name) was made by cached-openai, but its answers are not all there: the text between the last quotes was cut \
            off or changed. Take the file that was made, or make it again from the recorded cache.
            """
        }
    }

    /// How such files begin: the generated file, and the one with the answers in a generated package.
    static let firstLines = [GeneratedText.firstLine, "// The recorded answers, made by cached-openai"]

    private static let quotes = Data("\"\"\"".utf8)

    /// - Parameter name: for the message.
    /// - Returns: the packed cache; nil for a file of another kind.
    static func inside(_ file: Data, name: String) throws -> Data? {
        guard firstLines.contains(where: { file.starts(with: $0.utf8) }) else { return nil }
        if arePublished(file) { throw Published(name: name) }
        guard let end = file.range(of: quotes, options: .backwards),
            let start = file.range(of: quotes, options: .backwards, in: file.startIndex..<end.lowerBound),
            let payload = Data(base64Encoded: base64(file[start.upperBound..<end.lowerBound])), !payload.isEmpty
        else { throw Unreadable(name: name) }
        return payload
    }

    /// Without the lines' ends, of any kind.
    private static func base64(_ text: Data) -> Data {
        text.filter { !"\\\r\n\t ".utf8.contains($0) }
    }
}
