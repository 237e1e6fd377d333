import Foundation

/// The compiler, as a student's build would call it.
public enum Swiftc {
    /// How a student's target may be set up.
    public struct Setting: Sendable, CustomStringConvertible {
        /// `-swift-version`.
        public let language: String
        /// `-default-isolation`.
        public let isolation: String
        /// Whether every upcoming feature of this compiler is on.
        public let hasUpcomingFeatures: Bool

        /// Swift 5 and 6, both default isolations, with and without upcoming features.
        public static let all = ["5", "6"].flatMap { language in
            ["nonisolated", "MainActor"].flatMap { isolation in
                [false, true].map { Setting(language: language, isolation: isolation, hasUpcomingFeatures: $0) }
            }
        }

        /// Swift 6 as it comes.
        public static let usual = Setting(language: "6", isolation: "nonisolated", hasUpcomingFeatures: false)

        public var description: String {
            "Swift \(language), \(isolation)\(hasUpcomingFeatures ? ", upcoming features" : "")"
        }

        func arguments() async throws -> [String] {
            let features = hasUpcomingFeatures ? try await UpcomingFeatures.shared.names(beyond: language) : []
            return ["-swift-version", language, "-default-isolation", isolation]
                + features.flatMap { ["-enable-upcoming-feature", $0] }
        }
    }

    /// Compiles as far as every diagnostic needs, warnings as errors, and makes nothing.
    public static func check(_ files: [URL], _ setting: Setting = .usual, _ extra: [String] = []) async throws
        -> Command.Outcome
    {
        // Type-checking alone would miss what is found after it, such as data races across isolation regions.
        try await run(files, setting, ["-emit-sil", "-wmo", "-o", "/dev/null"] + extra)
    }

    /// Only type-checks.
    public static func typecheck(_ files: [URL], _ setting: Setting = .usual, _ extra: [String] = []) async throws
        -> Command.Outcome
    {
        try await run(files, setting, ["-typecheck"] + extra)
    }

    /// Runs the compiler, warnings as errors.
    public static func run(_ files: [URL], _ setting: Setting = .usual, _ extra: [String]) async throws
        -> Command.Outcome
    {
        let hasMain = files.contains { $0.lastPathComponent == "main.swift" }
        let role = hasMain ? [] : ["-parse-as-library"]
        let paths = files.map { $0.path(percentEncoded: false) }
        return try await Command(
            ["swiftc", "-warnings-as-errors", "-module-name", "Student"]
                + setting.arguments() + role + extra + paths
        ).runCompiler()
    }
}
