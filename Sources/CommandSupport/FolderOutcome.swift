/// What came of writing into a folder.
package struct FolderOutcome: Sendable {
    /// Of the files that were made.
    package let byteCount: Int
    /// Paths below the folder of what stayed as somebody had changed it.
    package let kept: Set<String>
    /// Paths below the folder of what was made before, and is not made any more.
    package let removed: [String]
}
