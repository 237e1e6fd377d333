import Foundation
import TestSupport

/// Every way in which a student's target may be set up.
struct CompileMatrix {
    /// What stands beside the pasted file.
    enum Role: String, CaseIterable, Sendable {
        case program = "main"
        case entryPoint = "AtMain"
        case library = "Library"
        case tests = "LessonTests"

        var file: URL { PackageRoot.file("Tests/GoldenTests/Students/\(rawValue).swift") }
        var arguments: [String] { self == .tests ? ["-enable-testing"] : [] }
    }

    struct Cell: Sendable, CustomStringConvertible {
        let setting: Swiftc.Setting
        let role: Role

        var description: String { "\(setting), \(role)" }

        func check(_ file: URL) async throws -> Command.Outcome {
            try await Swiftc.check([file, role.file], setting, role.arguments)
        }
    }

    /// All of them, with each upcoming feature for itself. Takes hours: `make matrix`.
    static func all() async throws -> [Cell] {
        var cells: [Cell] = []
        for language in ["5", "6"] {
            let features = try await Swiftc.Features.each(beyond: language)
            for isolation in ["nonisolated", "MainActor"] {
                for isOptimized in [false, true] {
                    for feature in [.none, .all] + features {
                        let setting = Swiftc.Setting(
                            language: language, isolation: isolation, features: feature, isOptimized: isOptimized)
                        cells += Role.allCases.map { Cell(setting: setting, role: $0) }
                    }
                }
            }
        }
        return cells
    }

    /// A few of them, in which each value of each dimension is met.
    static let sample: [Cell] =
        Swiftc.Setting.all.enumerated().map { number, setting in
            Cell(setting: setting, role: Role.allCases[(number + number / 4) % Role.allCases.count])
        } + [
            Cell(
                setting: .init(language: "5", isolation: "MainActor", features: .none, isOptimized: true),
                role: .program),
            Cell(
                setting: .init(language: "6", isolation: "nonisolated", features: .all, isOptimized: true), role: .tests
            ),
        ]
}
