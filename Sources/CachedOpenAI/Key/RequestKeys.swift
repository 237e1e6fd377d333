nonisolated extension OpenAICache {
    /// The keys under which the answers to a request may stand.
    struct RequestKeys: Sendable {
        let present: RequestKey
        /// The others, those of the oldest recordings first. Those that 0.1.0 gave it are among them if the argument is
        /// true: they are looked up where such answers may be.
        let others: @Sendable (_ withEarlier: Bool) -> [RequestKey]

        init(_ present: RequestKey, others: @escaping @Sendable (Bool) -> [RequestKey] = { _ in [] }) {
            self.present = present
            self.others = others
        }

        /// All that there may be.
        var all: [RequestKey] { others(true) + [present] }
    }
}
