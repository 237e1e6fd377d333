nonisolated extension OpenAICache {
    /// What the system knows of a file or a folder.
    struct FileStatus {
        /// Which one it is, whatever its name.
        struct Identity: Hashable {
            let device: UInt64
            let number: UInt64
        }

        let kind: FileKind
        let count: UInt64
        let identity: Identity
        /// Whether it is there only for those who have it open.
        let isDeleted: Bool
        /// Whether it is this user's.
        let isOwn: Bool
        /// Whether someone else may write into it.
        let isOpenToOthers: Bool
    }
}
