nonisolated extension OpenAI {
    /// What a deletion gives. Some servers answer it with a 204, or with nothing.
    protocol DeletionAnswer {
        /// The answer that a server left out, by what was deleted.
        static func json(ofDeletionAt path: String) -> JSON
    }
}
