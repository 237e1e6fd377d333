import Foundation

nonisolated extension OpenAICache {
    /// A request that the cache doesn't hold and that can't be sent.
    public struct MissError: Swift.Error, LocalizedError, CustomStringConvertible {
        /// Why it can't be sent.
        public enum Obstacle: Hashable, Sendable {
            /// `CACHED_OPENAI_OFFLINE` is set.
            case offline
            /// There is no API key.
            case noKey
            /// The system hides this upload's body, and no connection may be opened.
            case hiddenUpload
        }

        /// Why the request could not be sent.
        public let obstacle: Obstacle
        /// Such as `POST /chat/completions`.
        public let request: String
        /// The request's key, 64 hexadecimal digits, as in the file of the used keys.
        public let key: String
        /// The recorded request that comes closest, and in which fields it differs; nil if there is none.
        public let closest: String?
        let problems: [String]

        /// What was asked for, the closest recorded request with the fields that differ, and what to do next.
        public var description: String {
            var lines = ["No recorded answer for \(request), and it was not sent: \(reason)."]
            lines += problems.map { "Trouble with the cache: \($0)" }
            if let closest { lines.append(closest) }
            lines.append("What to do: \(advice)")
            return lines.joined(separator: "\n")
        }

        /// The same, as `localizedDescription`.
        public var errorDescription: String? { description }

        private var reason: String {
            switch obstacle {
            case .offline: "CACHED_OPENAI_OFFLINE is set, so no connection is opened"
            case .noKey: "there is no API key"
            case .hiddenUpload:
                "CACHED_OPENAI_OFFLINE is set, and the system hides the body of this upload, so it can't be looked up"
            }
        }

        private var advice: String {
            switch obstacle {
            case .offline:
                "undo the change if you meant to ask what was recorded; or unset CACHED_OPENAI_OFFLINE to ask the API."
            case .noKey:
                "undo the change if you meant to ask what was recorded; or set OPENAI_API_KEY to ask the API "
                    + "(keys: https://platform.openai.com/api-keys)."
            case .hiddenUpload: "send the body as URLRequest.httpBody of a data task, or unset CACHED_OPENAI_OFFLINE."
            }
        }
    }
}
