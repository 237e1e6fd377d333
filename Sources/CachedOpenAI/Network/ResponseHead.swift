nonisolated extension OpenAICache {
    /// Status and headers of an answer. Names are lower-case.
    package struct ResponseHead: Equatable, Sendable {
        package var status: Int
        package var headers: [String: String]

        package var isSuccess: Bool { (200..<300).contains(status) }
        /// The final one is still to come (RFC 9110, 15.2); 101 is final here.
        var isInterim: Bool { (100..<200).contains(status) && status != 101 }
    }
}
