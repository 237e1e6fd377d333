nonisolated extension OpenAICache {
    /// A wait before a request is sent again.
    struct RetryWait: Sendable {
        var host: String
        /// Nil if no answer came.
        var status: Int?
        var seconds: Double
        /// The retry's number, from 1, and how many there may be.
        var number: Int
        var most: Int

        var isRateLimit: Bool { status == 429 }

        /// For people.
        ///
        /// - Parameter count: how many such waits there have been.
        func text(count: Int) -> String {
            let name = OneLine.of(host, most: 100)
            let length = seconds < 10 ? "\((seconds * 10).rounded() / 10)" : "\(Int(seconds.rounded(.up)))"
            let when = seconds < 0.05 ? "at once" : "in \(length) s"
            let times = count > 1 ? " (\(GroupedNumber.text(count)) times so far)" : ""
            let sum = " (retry \(number) of \(most))\(times)"
            if isRateLimit && seconds >= 0.05 {
                return "\(name) answered with status 429 (rate limit): all calls to it wait \(length) s\(sum)"
            }
            let reason = status.map { "answered with status \($0)" } ?? "gave no answer"
            return "\(name) \(reason): it is asked again \(when)\(sum)"
        }
    }
}
