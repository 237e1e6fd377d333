import Foundation

/// The upcoming features that this compiler knows, asked once.
actor UpcomingFeatures {
    static let shared = UpcomingFeatures()

    private struct Answer: Decodable {
        let features: Features
        struct Features: Decodable { let upcoming: [Feature] }
        struct Feature: Decodable {
            let name: String
            let enabledIn: String
        }
    }

    private var asked: Task<[(name: String, language: Int)], any Error>?

    /// Those that are not on already in a language mode.
    func names(beyond language: String) async throws -> [String] {
        let task = asked ?? Task { try await Self.ask() }
        asked = task
        return try await task.value.filter { $0.language > Int(language) ?? 0 }.map(\.name)
    }

    /// A compiler that cannot be asked gets those that Swift 6.1 has.
    private static func ask() async throws -> [(name: String, language: Int)] {
        let outcome = try await Command(["swiftc", "-print-supported-features"]).run()
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let answer = try? decoder.decode(Answer.self, from: Data(outcome.output.utf8)) else {
            return ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"].map { ($0, 7) }
        }
        return answer.features.upcoming.map { ($0.name, Int($0.enabledIn) ?? 0) }
    }
}
