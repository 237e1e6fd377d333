import Foundation

nonisolated extension OpenAICache {
    /// The library's variables. But for the URL, they are on if they are set to anything, whatever it says.
    struct EnvironmentSwitches {
        private struct Switch: Sendable {
            let name: String
            let meaning: String
            /// Whether the program has left it so.
            let isOn: @Sendable (Settings) -> Bool
        }

        private static let all = [
            Switch(name: "CACHED_OPENAI_DEV_MODE", meaning: "dev mode is on") { $0.mode == .dev },
            Switch(name: "CACHED_OPENAI_OFFLINE", meaning: "no connection is opened") { $0.isOffline },
            Switch(name: "CACHED_OPENAI_VERBOSE", meaning: "every request is told of") { $0.isVerbose },
            Switch(name: "CACHED_OPENAI_DELAY_RESPONSES", meaning: "answers take as long as they first took") {
                $0.delaysResponses
            },
            Switch(name: "CACHED_OPENAI_RECORD_REPEATS", meaning: "dev mode records repeats") {
                $0.mode == .dev && $0.recordsRepeats
            },
        ]
        private static let off: Set<String> = ["0", "false", "no", "off"]

        private let environment: [String: String]

        init(_ environment: [String: String]) {
            self.environment = environment
        }

        /// A variable that is set to nothing counts as not set.
        func isOn(_ name: String) -> Bool {
            environment[name]?.isEmpty == false
        }

        /// See `Settings.cacheRanges`.
        var cacheRanges: Settings.CacheRanges {
            Self.text(environment[Self.ranges]).flatMap { .init(rawValue: $0.lowercased()) } ?? .auto
        }

        private static let ranges = "CACHED_OPENAI_CACHE_RANGES"

        /// The values that look as if they were to switch something off, or mean nothing.
        var doubtful: [String: String] {
            var found: [String: String] = [:]
            if let value = Self.text(environment[Self.ranges]), cacheRanges.rawValue != value.lowercased() {
                found[Self.ranges] = value
            }
            for name in Self.all.map(\.name) {
                guard let value = Self.text(environment[name]), Self.off.contains(value.lowercased()) else { continue }
                found[name] = value
            }
            return found
        }

        /// Variables that look like the library's, and that nothing reads.
        var unknown: [String] {
            environment.filter { $0.key.hasPrefix("CACHED_OPENAI_") && !$0.value.isEmpty }.keys
                .filter { !Self.names.contains($0) && $0 != "CACHED_OPENAI_REHEARSAL" }.sorted()
        }

        private static var names: [String] { all.map(\.name) + ["CACHED_OPENAI_CACHE_URL", ranges] }

        /// A line for each variable that may not do what was meant.
        static func doubts(of settings: Settings) -> [String] {
            settings.unknownVariables.map { name in
                "\(OneLine.of(name, most: 100)) is set, but there is no such variable. Those that there are: "
                    + "\(names.joined(separator: ", "))."
            } + doubtfulValues(of: settings)
                + [settings.doubtful[ranges]].compactMap { $0 }.map {
                    "\(ranges) is set to “\(OneLine.of($0, most: 40))”, but it can be auto, always or never."
                }
        }

        private static func doubtfulValues(of settings: Settings) -> [String] {
            all.compactMap { item in
                guard let value = settings.doubtful[item.name], item.isOn(settings) else { return nil }
                return "\(item.name) is set to “\(value)”, which is a value like any other: \(item.meaning). To switch "
                    + "that off, unset it."
            }
        }

        /// A variable's text without white space around it; nil if nothing is left.
        static func text(_ value: String?) -> String? {
            guard let text = value?.trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty else { return nil }
            return text
        }
    }
}
