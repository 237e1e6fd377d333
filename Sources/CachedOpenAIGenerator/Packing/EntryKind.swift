/// What an entry is called by, for people: the path that was asked for.
package enum EntryKind {
    private static let longestWord = 16

    /// Such as `chat/completions`, or `files/…/content`: what names one thing alone is left out.
    package static func name(ofPath path: String?) -> String {
        guard let path else { return "request unknown" }
        return path.split(separator: "/").map(word).joined(separator: "/")
    }

    /// The part of the API, such as `chat`.
    static func resource(ofPath path: String?) -> String {
        path?.split(separator: "/").first.map(word) ?? "request unknown"
    }

    private static func word(_ component: Substring) -> String {
        component.count > longestWord && component.contains(where: \.isNumber) ? "…" : String(component)
    }
}
