nonisolated extension OpenAICache {
    /// What came of trying to lock a file.
    enum LockOutcome {
        case taken, heldByAnother
        /// There are no locks here; waiting doesn't help.
        case impossible(SystemRefusal)
    }
}
