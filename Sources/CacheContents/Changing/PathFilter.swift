/// Whether a request goes where a person says.
package enum PathFilter {
    /// `chat` and `/chat/completions` fit `/chat/completions`, and so does the path of a server that has more before it.
    package static func matches(_ path: String, _ wanted: String) -> Bool {
        let (parts, words) = (path.split(separator: "/"), wanted.split(separator: "/"))
        guard !words.isEmpty, parts.count >= words.count else { return false }
        return (0...parts.count - words.count).contains { parts[$0...].starts(with: words) }
    }
}
