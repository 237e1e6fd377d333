import Foundation

nonisolated extension OpenAICache {
    /// When a request is sent again, and after how long: as the official SDKs do it.
    struct RetryPolicy: Sendable {
        static let firstSeconds = 0.5
        static let longestSeconds = 8.0
        /// Who asks for a longer wait is not waited for.
        static let longestServerSeconds = 120.0
        static let mostAtOnce = 3

        var maxRetries: Int

        /// Whether an answer asks for another try, and soon enough. The official SDKs try again also where no credit is
        /// left, but no more than twice: here there may be many tries, and none helps.
        ///
        /// - Parameter body: the pieces of the error.
        func isRetryable(_ head: ResponseHead, saying body: [Data] = []) -> Bool {
            guard mayPass(head), Self.tooLongWait(head) == nil else { return false }
            return head.headers["x-should-retry"]?.lowercased() == "true"
                || !ErrorDetails.isUsedUp(head.status, Data(body.joined()))
        }

        /// How many seconds a server asks to wait, if that is longer than anybody is waited for.
        static func tooLongWait(_ head: ResponseHead) -> Double? {
            guard RetryPolicy(maxRetries: 0).mayPass(head), let asked = RetryAfter.seconds(head.headers) else {
                return nil
            }
            return asked > longestServerSeconds ? asked : nil
        }

        private func mayPass(_ head: ResponseHead) -> Bool {
            switch head.headers["x-should-retry"]?.lowercased() {
            case "true": true
            case "false": false
            default: [408, 409, 429].contains(head.status) || head.status >= 500
            }
        }

        /// Whether a failure to connect or to read is worth another try.
        func isRetryable(_ error: any Error) -> Bool {
            (error as? URLError)?.code != .cancelled && !(error is TransportFailure)
        }

        /// Seconds to wait before the next try.
        ///
        /// - Parameter retriesDone: 0 before the first.
        func seconds(afterRetries retriesDone: Int, head: ResponseHead?) -> Double {
            let asked = RetryAfter.seconds(head?.headers ?? [:])
            // Who says “at once” again and again is not to be flooded.
            let isHonest = asked != 0 || retriesDone < Self.mostAtOnce
            if let asked, isHonest, (0...Self.longestServerSeconds).contains(asked) { return asked }
            let exponential = Self.firstSeconds * Foundation.pow(2, Double(Swift.min(retriesDone, 10)))
            return Swift.min(exponential, Self.longestSeconds) * Double.random(in: 0.75...1)
        }
    }
}
