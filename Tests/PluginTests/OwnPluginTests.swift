import Foundation
import TestSupport
import Testing

/// The plugins as they are called in this package itself.
@Suite("Plugins, from this package", .serialized, .timeLimit(.minutes(60)))
struct OwnPluginTests {
    /// Apart from the folder that `swift test` holds locked.
    private static let scratch = PackageRoot.file(".build/plugin-tests/own").path(percentEncoded: false)
    private let permission = "--allow-writing-to-package-directory"

    private func swiftPackage(_ arguments: [String]) async throws -> Command.Outcome {
        try await Command(["swift", "package", "--scratch-path", Self.scratch, permission] + arguments).run(
            timeout: 1_800)
    }

    @Test("all three forms are made", arguments: ["cache", "embedded", "package"])
    func forms(form: String) async throws {
        let output = ".build/plugin-tests/made \(form) é"
        let place = PackageRoot.file(output)
        try? FileManager.default.removeItem(at: place)
        let verb = form == "embedded" ? ["materialize-embedded"] : ["materialize", "--as", form]
        let cache = "Examples/RandomNumbers/openai_cache.cache"
        let outcome = try await swiftPackage(verb + ["--cache", cache, "--output", output])
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(outcome.output.hasSuffix("/\(output)\n"))
        #expect(FileManager.default.fileExists(atPath: place.path))
    }
}
