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
        /// How the closest recorded request differs: in which fields, or in its seed or base URL; nil if there is none.
        public let closest: String?
        private let title: String
        private let isDev: Bool
        private let hasKey: Bool
        private let keyProblem: String?
        private let problems: [String]
        package let finding: MissFinding

        init(
            obstacle: Obstacle, call: Call, key: RequestKey, isDev: Bool, problems: [String], finding: MissFinding
        ) {
            self.obstacle = obstacle
            self.request = call.label
            self.key = "\(key)"
            self.title = call.title
            self.isDev = isDev
            hasKey = call.obstacle != .noKey
            keyProblem = call.keyProblem
            self.problems = problems
            self.finding = finding
            switch finding {
            case .otherSeeds, .otherBases, .closest, .partly(.closest, _): closest = finding.text(isDev: isDev)
            default: closest = nil
            }
        }

        /// What was asked for, what the cache has instead, and what to do next.
        public var description: String {
            var lines = ["\(beginning) it was not sent: \(reason)."]
            lines += trouble
            if let text = finding.text(isDev: isDev) { lines.append(text) }
            lines.append("What to do: \(advice).")
            return lines.joined(separator: "\n")
        }

        /// The same, as `localizedDescription`.
        public var errorDescription: String? { description }

        private var beginning: String {
            if case .notAsked = finding { return "\(title) was not looked up in the cache, and" }
            return "No recorded answer for \(title), and"
        }

        /// The first problem; all have been said on standard error.
        private var trouble: [String] {
            guard let first = problems.first else { return [] }
            let more = problems.count > 1 ? " (and \(problems.count - 1) more, on standard error)" : ""
            return ["Trouble with the cache: \(OneLine.of(first, most: 400))\(more)"]
        }

        private var reason: String {
            switch obstacle {
            case .offline: "CACHED_OPENAI_OFFLINE (or isOffline in the settings) is set, so no connection is opened"
            case .noKey: keyProblem ?? "there is no API key"
            case .hiddenUpload:
                "CACHED_OPENAI_OFFLINE is set, and the system hides the body of this upload, so it can't be looked up"
            }
        }

        private var advice: String {
            let steps = [finding.advice(isDev: isDev), wayOut].compactMap { $0 }
            return steps.joined(separator: "; or ")
        }

        private static let keys = " (keys: https://platform.openai.com/api-keys)"

        private var purpose: String { isDev ? "so that dev mode can send and record it" : "to ask the API" }

        private var wayOut: String {
            switch obstacle {
            case .offline:
                "unset CACHED_OPENAI_OFFLINE\(hasKey ? "" : " and set OPENAI_API_KEY") \(purpose)"
                    + (hasKey ? "" : Self.keys)
            case .noKey:
                "set OPENAI_API_KEY \(purpose)\(Self.keys)"
            case .hiddenUpload: "send the body as URLRequest.httpBody of a data task, or unset CACHED_OPENAI_OFFLINE"
            }
        }
    }
}
