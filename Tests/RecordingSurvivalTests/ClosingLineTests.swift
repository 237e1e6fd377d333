import Foundation
import Testing

/// A program that records says at its end what it did, however it ends.
@Suite("The closing line", .serialized) struct ClosingLineTests {
    private static let quiet = ["CACHED_OPENAI_DEV_MODE": "1", "SWIFT_BACKTRACE": "enable=no"]

    @Test("it is said once, however the program ends", arguments: ["return", "exit", "error", "signal"])
    func ends(end: String) async throws {
        try await Recordings.run { recordings in
            let environment = Self.quiet.merging(["END": end]) { $1 }
            let first = try await recordings.start(0..<5, environment: environment).outcome()
            let second = try await recordings.start(0..<7, environment: environment).outcome()
            #expect(first.errors.components(separatedBy: "CachedOpenAI: 5 recorded, 0 from the cache").count == 2)
            #expect(second.errors.contains("CachedOpenAI: 2 recorded, 5 from the cache"), "\(second.errors)")
            #expect(second.errors.components(separatedBy: "dev mode: answers are recorded in").count == 2)
        }
    }

    @Test("in production nothing is said")
    func production() async throws {
        try await Recordings.run { recordings in
            _ = try await recordings.start(0..<5, environment: Self.quiet).outcome()
            let outcome = try await recordings.start(0..<5, environment: ["CACHED_OPENAI_OFFLINE": "1"]).outcome()
            #expect(outcome.answers.count == 5)
            #expect(!outcome.errors.contains("recorded"), "\(outcome.errors)")
        }
    }
}
