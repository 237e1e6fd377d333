nonisolated extension OpenAICache {
    /// What stands at a path. Opening a pipe would wait for someone who writes into it.
    enum FileKind {
        case file, folder, link, other

        /// Links followed; nil for nothing.
        static func at(_ path: String) -> FileKind? { System.status(at: path, followsLink: true)?.kind }

        /// Links not followed; nil for nothing.
        static func itself(at path: String) -> FileKind? { System.status(at: path, followsLink: false)?.kind }
    }
}
