nonisolated extension OpenAICache {
    /// Bytes that can be fetched.
    protocol FetchingSource: AnyObject, Sendable {
        /// Returns at once. What it tells may be told on any thread.
        func fetch(_ wanted: Range<UInt64>, _ tell: @escaping @Sendable (MissingParts.Outcome) -> Void)
    }
}
