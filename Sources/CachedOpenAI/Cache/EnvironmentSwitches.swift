import Foundation

nonisolated extension OpenAICache {
    /// The variables that are on if they are set to anything, whatever it says.
    struct EnvironmentSwitches {
        private static let all: [(name: String, meaning: String)] = [
            ("CACHED_OPENAI_DEV_MODE", "dev mode is on"), ("CACHED_OPENAI_OFFLINE", "no connection is opened"),
            ("CACHED_OPENAI_VERBOSE", "every request is told of"),
            ("CACHED_OPENAI_DELAY_RESPONSES", "answers take as long as they first took"),
            ("CACHED_OPENAI_RECORD_REPEATS", "dev mode records repeats"),
        ]
        /// What looks as if it were to switch something off.
        private static let doubtful: Set<String> = ["0", "false", "no", "off"]

        private let environment: [String: String]

        init(_ environment: [String: String]) {
            self.environment = environment
        }

        /// A variable that is set to nothing counts as not set.
        func isOn(_ name: String) -> Bool {
            environment[name]?.isEmpty == false
        }

        /// A line for each switch that is on although its value looks like off.
        var doubts: [String] {
            Self.all.compactMap { name, meaning in
                guard let value = Self.text(environment[name]), Self.doubtful.contains(value.lowercased()) else {
                    return nil
                }
                return "\(name) is set to “\(value)”, which is a value like any other: \(meaning). To switch that off, "
                    + "unset it."
            }
        }

        /// A variable's text without white space around it; nil if nothing is left.
        static func text(_ value: String?) -> String? {
            guard let text = value?.trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty else { return nil }
            return text
        }
    }
}
