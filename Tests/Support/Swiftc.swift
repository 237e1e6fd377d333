import Foundation

/// The compiler, as a student's build would call it.
public enum Swiftc {
    /// Which upcoming features are on.
    public enum Features: Sendable, Equatable {
        case none
        case all
        case one(String)

        /// Each that is not on already in a language mode.
        public static func each(beyond language: String) async throws -> [Features] {
            try await UpcomingFeatures.shared.names(beyond: language).map(Features.one)
        }

        func names(beyond language: String) async throws -> [String] {
            switch self {
            case .none: []
            case .all: try await UpcomingFeatures.shared.names(beyond: language)
            case .one(let name): [name]
            }
        }
    }

    /// How a student's target may be set up.
    public struct Setting: Sendable, CustomStringConvertible {
        /// `-swift-version`.
        public let language: String
        /// `-default-isolation`.
        public let isolation: String
        /// The upcoming features that are on.
        public let features: Features
        /// As for release.
        public let isOptimized: Bool

        /// A setting of what is given.
        public init(language: String, isolation: String, features: Features, isOptimized: Bool = false) {
            self.language = language
            self.isolation = isolation
            self.features = features
            self.isOptimized = isOptimized
        }

        /// Swift 5 and 6, both default isolations, with and without upcoming features.
        public static let all = ["5", "6"].flatMap { language in
            ["nonisolated", "MainActor"].flatMap { isolation in
                [Features.none, .all].map { Setting(language: language, isolation: isolation, features: $0) }
            }
        }

        /// Swift 6 as it comes.
        public static let usual = Setting(language: "6", isolation: "nonisolated", features: .none)

        public var description: String {
            let shown =
                switch features {
                case .none: ""
                case .all: ", upcoming features"
                case .one(let name): ", \(name)"
                }
            return "Swift \(language), \(isolation)\(shown)\(isOptimized ? ", optimized" : "")"
        }

        func arguments() async throws -> [String] {
            let names = try await features.names(beyond: language)
            return ["-swift-version", language, "-default-isolation", isolation] + (isOptimized ? ["-O"] : [])
                + names.flatMap { ["-enable-upcoming-feature", $0] }
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
