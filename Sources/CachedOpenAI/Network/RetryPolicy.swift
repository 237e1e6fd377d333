import Foundation

nonisolated extension OpenAICache {
    /// When a request is sent again, and after how long: as the official SDKs do it.
    struct RetryPolicy: Sendable {
        static let firstSeconds = 0.5
        static let longestSeconds = 8.0
        private static let longestServerSeconds = 60.0

        var maxRetries: Int

        /// Whether an answer asks for another try.
        func isRetryable(_ head: ResponseHead) -> Bool {
            switch head.headers["x-should-retry"]?.lowercased() {
            case "true": true
            case "false": false
            default: [408, 409, 429].contains(head.status) || head.status >= 500
            }
        }

        /// Whether a failure to connect or to read is worth another try.
        func isRetryable(_ error: any Error) -> Bool {
            (error as? URLError)?.code != .cancelled
        }

        /// Seconds to wait before the next try.
        ///
        /// - Parameter retriesDone: 0 before the first.
        func seconds(afterRetries retriesDone: Int, head: ResponseHead?) -> Double {
            if let asked = Self.secondsAsked(head?.headers ?? [:]), (0...Self.longestServerSeconds).contains(asked) {
                return asked
            }
            let exponential = Self.firstSeconds * pow(2, Double(Swift.min(retriesDone, 10)))
            return Swift.min(exponential, Self.longestSeconds) * Double.random(in: 0.75...1)
        }

        /// `retry-after-ms`, or `Retry-After` in seconds or as a date (RFC 9110, 10.2.3).
        private static func secondsAsked(_ headers: [String: String]) -> Double? {
            if let milliseconds = headers["retry-after-ms"].flatMap({ Double($0) }) { return milliseconds / 1000 }
            guard let text = headers["retry-after"] else { return nil }
            if let seconds = Double(text) { return seconds }
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.timeZone = TimeZone(secondsFromGMT: 0)
            formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
            return formatter.date(from: text)?.timeIntervalSinceNow
        }
    }
}
