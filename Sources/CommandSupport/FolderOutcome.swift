/// What came of writing into a folder.
package struct FolderOutcome: Sendable {
    /// Of the files that were made.
    package let byteCount: Int
    /// Paths below the folder of what stayed as somebody had changed it.
    package let kept: Set<String>
}
