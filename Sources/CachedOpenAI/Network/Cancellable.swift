nonisolated extension OpenAICache {
    /// Work that is under way and can be given up.
    package protocol Cancellable: AnyObject, Sendable {
        func cancel()
        /// The rest is no longer wanted: as `cancel()`, but a recording that is nearly whole may still be finished.
        func stopReading()
    }
}
