nonisolated extension OpenAICache {
    /// Some of a cache that is read in parts must be fetched before it can be read.
    struct MissingParts: Error {
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

    /// A layer of which some is not here.
    protocol PartlyFetched: CacheLayer {
        /// With how much of it a request can be compared.
        var share: String { get }
    }

    /// Bytes that can be fetched.
    protocol FetchingSource: AnyObject, Sendable {
        /// Returns at once. What it tells may be told on any thread.
        func fetch(_ wanted: Range<UInt64>, _ tell: @escaping @Sendable (MissingParts.Outcome) -> Void)
    }
}
