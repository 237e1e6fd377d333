nonisolated extension OpenAICache {
    /// Some of a cache that is read in parts must be fetched before it can be read.
    package struct MissingParts: Error {
        /// What became of it.
        enum Outcome: Sendable {
            case here
            /// Another cache is published there now: what is open is of no use any more.
            case replaced
            case failed(String)
        }

        let wanted: Range<UInt64>
        let source: any FetchingSource
    }
}
